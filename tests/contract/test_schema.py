"""Everything the program writes, and every gold article, is what `sayso schema` says. Needs python3-jsonschema."""

import glob
import json
import os
import random
import sys
import unittest

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("skipped: the Python module jsonschema (4.0 or later) is not installed")
    sys.exit(77)

from articles import articles
from program import TestCase, lines, sayso

PRESS = os.path.join(os.path.dirname(__file__), "..", "..", "corpora", "press")


def gold_files():
    return sorted(glob.glob(os.path.join(PRESS, "*.json")))


def noise(count):
    """Articles of shuffled pieces: what no writer would write, and a reader must survive."""
    source = random.Random(7)
    pieces = ["said", "“", "”", "\"", "'", "$", "€3bn", "5 to 7%", "denied", "ban on", "the company", "Mr.", "May", "2019",
              "yesterday", "(", ")", "—", "talks", "who", "Ministry of", "\n\n", ", ", ".", "?", "no", "million", "👩‍👩‍👧", "e\u0301"]
    return [{"id": f"noise-{n}", "text": " ".join(source.choices(pieces, k=source.randint(0, 120)))} for n in range(count)]


class Schema(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(sayso("schema").stdout)
        cls.validator = Draft202012Validator(cls.schema)

    def assert_valid(self, document):
        problem = next(self.validator.iter_errors(document), None)
        if problem is not None:
            details = [f"{list(p.absolute_path)}: {p.message[:200]}" for p in problem.context or [problem]]
            self.fail(f"{document.get('id')}: " + "; ".join(details[:5]))

    def test_the_schema_is_a_schema(self):
        Draft202012Validator.check_schema(self.schema)

    def test_output_of_the_gold_articles(self):
        for document in self.extract("--include", "text,sentences,tokens,entities,figures,times,quotes,events,checks", *gold_files()):
            self.assert_valid(document)

    def test_output_of_made_articles_and_noise(self):
        for document in self.extract("--format", "jsonl", "--explain", "-", stdin=lines(*articles(60), *noise(120))):
            self.assert_valid(document)

    def test_a_failure(self):
        for document in self.extract("--format", "jsonl", "--keep-failed", "-", stdin=b'{"no":"text"}\n', status=2):
            self.assertIn("error", document)
            self.assert_valid(document)

    def test_gold_articles(self):
        self.assertGreaterEqual(len(gold_files()), 20)
        for path in gold_files():
            with open(path, encoding="utf-8") as file:
                document = json.load(file)
            for item in document["quotes"] + document["events"]:
                item["confidence"] = 1  # gold is sure of itself
            self.assert_valid(document)
            self.check_slices(document["text"], document)

    def check_slices(self, text, node):
        if isinstance(node, list):
            for item in node:
                self.check_slices(text, item)
        elif isinstance(node, dict):
            if "start" in node and "text" in node:
                self.assertEqual(text[node["start"]:node["end"]], node["text"])
            for value in node.values():
                self.check_slices(text, value)


if __name__ == "__main__":
    unittest.main()
