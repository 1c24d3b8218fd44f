"""Sentences that end too early: every rule that looks a word ahead meets the end of a text."""

import pathlib
import random
import unittest

from program import TestCase, documents, lines, sayso

CASES = pathlib.Path(__file__).parent.parent / "cases"
LISTS = ["checks", "entities", "events", "figures", "quotes", "times"]


def sentences():
    """The sentences of the case tests, without the brackets that mark what is found."""
    for name in LISTS:
        for row in (CASES / f"{name}.tsv").read_text("utf-8").splitlines():
            if row and not row.startswith("#"):
                yield row.split("\t")[0].replace("[", "").replace("]", "")


class CutSentences(TestCase):
    def test_sentences_cut_behind_any_word_are_read(self):
        self.assert_read(" ".join(words[:count]) for words in map(str.split, sentences()) for count in range(1, len(words) + 1))

    def test_sentences_run_into_each_other_are_read(self):
        source, whole = random.Random(11), [sentence.split() for sentence in sentences()]
        halves = [words[: source.randrange(1, len(words) + 1)] for words in whole]
        self.assert_read(" ".join(source.choice(halves) + source.choice(halves)) for _ in range(4000))

    def assert_read(self, texts):
        articles = [{"id": str(number), "text": text, "published": "2019-01-10"} for number, text in enumerate(texts)]
        process = sayso("extract", "--quiet", "-", stdin=lines(*articles))
        self.assertEqual(process.returncode, 0, process.stderr[-2000:])
        self.assertEqual(len(documents(process.stdout)), len(articles))


if __name__ == "__main__":
    unittest.main()
