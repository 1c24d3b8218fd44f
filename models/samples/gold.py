#!/usr/bin/env python3
"""Gold documents from a sample of offsets and the articles that it is about.

  gold.py SAMPLE.tsv DIR ARTICLES.jsonl[.gz]...

Writes DIR/<article>.json for every article of the sample, to be scored with `sayso eval --gold DIR`: the row "entities
name" counts, the sample says nothing of other layers. ARTICLES hold one article a line with "id" and "text". An article
that is missing, or whose text is another than the one annotated, is named, and the exit status is 1.
"""
import collections
import gzip
import hashlib
import json
import pathlib
import sys


def articles(paths):
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def document(article, names):
    entities = []
    for number, (start, end, kind) in enumerate(sorted(names), 1):
        text = article["text"][start:end]
        entities.append({"id": f"e{number}", "type": kind, "name": text, "aliases": [],
                         "mentions": [{"start": start, "end": end, "text": text, "form": "name"}]})
    layers = {layer: [] for layer in ("sentences", "figures", "times", "quotes", "events", "checks")}
    return {"schema": "sayso/1", "id": article["id"], "text": article["text"], "entities": entities, **layers}


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    directory = pathlib.Path(sys.argv[2])
    directory.mkdir(parents=True, exist_ok=True)
    names, digests = collections.defaultdict(list), {}
    with open(sys.argv[1], encoding="utf-8") as sample:
        for row in sample:
            if row.startswith("#"):
                continue
            article, digest, start, end, kind = row.rstrip("\n").split("\t")
            digests[article] = digest
            names[article].append((int(start), int(end), kind))
    problems = set(digests)
    for article in articles(sys.argv[3:]):
        if article["id"] not in digests:
            continue
        if hashlib.sha256(article["text"].encode()).hexdigest()[:12] != digests[article["id"]]:
            continue
        problems.discard(article["id"])
        gold = document(article, names[article["id"]])
        (directory / f"{article['id']}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    for article in sorted(problems):
        print(f"{article}: not among the articles given, or not the text that was annotated", file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
