#!/usr/bin/env bash
# Trains models/weights/tagger.bin. usage: models/tagger/train.sh UD NEWS
# UD holds ewt-train.conllu.gz and gum-train.conllu.gz; NEWS holds *.jsonl.gz with a "text" a line, see weights/tagger.md.
set -eu
ud=$1 news=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for bank in ewt gum; do zcat "$ud/$bank-train.conllu.gz" > "$scratch/$bank.conllu"; done
# Releases repeat themselves: of the large collections every third or fourth is enough.
for file in "$news"/*.jsonl.gz; do
  case $(basename "$file") in
    us-senate-*) nth=4 ;;
    us-doj-*) nth=3 ;;
    us-wh-briefings*) nth=2 ;;
    *) nth=1 ;;
  esac
  zcat "$file" | awk -v nth=$nth 'NR % nth == 0'
done > "$scratch/press.jsonl"
# Our own newswire is shown once: shown twice, it taught the press no better and made the web a little worse.
own=$root/models/tagger/newswire.conllu
"$root/build/release/sayso-tagger" train "$root/models/weights/tagger.bin" "$scratch"/*.conllu \
  "$own" "$scratch/press.jsonl"
