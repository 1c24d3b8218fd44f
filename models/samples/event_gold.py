#!/usr/bin/env python3
"""Gold events from events.tsv and the articles that it is about.

  event_gold.py SAMPLE.tsv PART DIR ARTICLES.jsonl[.gz]...

Writes DIR/<part>.input.jsonl, which `sayso extract --format jsonl` reads, and DIR/<part>.gold.jsonl: {"id", "scope", "events"},
an event with "types", "plover", "trigger", "trigger_alt", "polarity", "status", "optional" and, by role, {"start", "end", "text", "value", "alt"}.
PART is dev or held. An article that is missing, or whose text is another than the one annotated, is named, and the exit status
is 1.
"""
import collections
import hashlib
import json
import pathlib
import sys

from gold import articles

# PLOVER classes of types, as the output has them.
CLASSES = {"denial": "REJECT", "refusal": "REJECT", "talks": "CONSULT", "ban": "SANCTION", "sanction": "SANCTION",
           "cooperation": "COOPERATE", "agreement": "AGREE", "support": "SUPPORT", "aid": "AID", "concession": "CONCEDE",
           "retreat": "RETREAT", "request": "REQUEST", "accusation": "ACCUSE", "threat": "THREATEN", "protest": "PROTEST",
           "mobilization": "MOBILIZE", "coercion": "COERCE", "assault": "ASSAULT"}


def span(cell):
    start, end = cell.split("-")
    return int(start), int(end)


def argument(cell, text):
    spans, _, value = cell.partition("@")
    found = [{"start": s, "end": e, "text": text[s:e]} for s, e in map(span, spans.split("|"))]
    if value:
        found[0]["value"] = value
    if len(found) > 1:
        found[0]["alt"] = found[1:]
    return found[0]


def event(cells, text):
    trigger, types, polarity, status, optional, arguments = cells
    first, *others = map(span, trigger.split("|"))
    made = {"types": types.split(","), "plover": sorted({CLASSES[t] for t in types.split(",") if t in CLASSES}),
            "trigger": first, "polarity": polarity, "status": status.split(",")}
    if others:
        made["trigger_alt"] = others
    if optional:
        made["optional"] = True
    for role in filter(None, arguments.split(";")):
        name, _, cell = role.partition("=")
        made[name] = argument(cell, text)
    return made


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    part, directory = sys.argv[2], pathlib.Path(sys.argv[3])
    directory.mkdir(parents=True, exist_ok=True)
    rows, digests = collections.defaultdict(list), {}
    with open(sys.argv[1], encoding="utf-8") as sample:
        for line in sample:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or cells[0] != part:
                continue
            digests[cells[1]] = cells[2]
            if cells[3] != "-":
                rows[cells[1]].append(cells[3:])
    problems = set(digests)
    with (directory / f"{part}.input.jsonl").open("w", encoding="utf-8") as texts, \
            (directory / f"{part}.gold.jsonl").open("w", encoding="utf-8") as golds:
        for article in articles(sys.argv[4:]):
            text = article["text"]
            if article["id"] not in problems or hashlib.sha256(text.encode()).hexdigest()[:12] != digests[article["id"]]:
                continue
            problems.discard(article["id"])
            gold = {"id": article["id"], "scope": [0, len(text)], "exhaustive": True, "core": True, "part": "article",
                    "events": [event(cells, text) for cells in rows[article["id"]]]}
            for out, record in ((texts, article), (golds, gold)):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    for article in sorted(problems):
        print(f"{article}: not among the articles given, or not the text that was annotated", file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
