"""What `confidence` of quotes promises: of those with 0.9, nine in ten are right.

Prints the curve on the articles of corpora/press; `GOLD=folder` takes another folder of gold documents."""

import glob
import json
import os
import re
import unittest

from program import TestCase, lines

GOLD = os.environ.get("GOLD") or os.path.join(os.path.dirname(__file__), "..", "..", "corpora", "press")


def words(text, span):
    """Where the words of a span, or of several, begin."""
    spans = span if isinstance(span, list) else [span] if span else []
    return {part["start"] + word.start() for part in spans for word in re.finditer(r"\w+", text[part["start"]:part["end"]])}


def is_right(text, quote, gold):
    """Whether the contents share half of their words and the speakers one, or neither has a speaker."""
    found, meant = words(text, quote["content"]), words(text, gold["content"])
    speakers = words(text, quote.get("speaker")), words(text, gold.get("speaker"))
    same = bool(speakers[0] & speakers[1]) or not any(speakers)
    return same and 2 * len(found & meant) >= len(found | meant)


class Confidence(TestCase):
    def test_of_quotes_with_nine_tenths_nine_in_ten_are_right(self):
        golds = []
        for name in sorted(glob.glob(os.path.join(GOLD, "*.json"))):
            with open(name, encoding="utf-8") as file:
                golds.append(json.load(file))
        articles = self.extract("--format", "jsonl", stdin=lines(*({"id": gold["id"], "text": gold["text"]} for gold in golds)))
        tenths = {}
        for gold, article in zip(golds, articles, strict=True):
            for quote in article["quotes"]:
                right = any(is_right(gold["text"], quote, other) for other in gold["quotes"])
                tenths.setdefault(min(9, int(quote["confidence"] * 10)), []).append(right)
        print("confidence  quotes  right")
        for tenth, rights in sorted(tenths.items()):
            print(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}  {len(rights):6}  {sum(rights) / len(rights):5.2f}")
        self.assertGreater(len(tenths[9]), 20)
        self.assertGreaterEqual(sum(tenths[9]) / len(tenths[9]), 0.9)


if __name__ == "__main__":
    unittest.main()
