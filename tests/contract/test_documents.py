"""What one document of the output holds."""

import json
import unittest

from articles import articles
from program import TestCase, lines

LAYERS = ["text", "sentences", "tokens", "entities", "figures", "times", "quotes", "events", "checks"]

# How many units of each kind a string of code points takes, and the slice between two positions.
SLICE = {
    "codepoints": lambda text, start, end: text[start:end],
    "bytes": lambda text, start, end: text.encode()[start:end].decode("utf-8", "strict"),
    "utf16": lambda text, start, end: text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le", "strict"),
}


def objects(value):
    """Every object nested in a value, itself included."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from objects(inner)


class Documents(TestCase):
    def setUp(self):
        super().setUp()
        self.articles = articles(60)
        self.input = self.file("in.jsonl", lines(*self.articles))

    def test_every_slice_equals_its_text_in_every_unit(self):
        for unit, cut in SLICE.items():
            spans = 0
            for document in self.extract(self.input, "--offsets", unit, "--include", ",".join(LAYERS)):
                for found in objects({name: document[name] for name in LAYERS if name != "text"}):
                    if "start" not in found:
                        continue
                    words = cut(document["text"], found["start"], found["end"])
                    self.assertTrue(words.strip(), found)
                    if "text" in found:
                        self.assertEqual(words, found["text"])
                    spans += 1
            self.assertGreater(spans, 1000)

    def test_the_units_name_the_same_words(self):
        runs = {unit: self.extract(self.input, "--offsets", unit, "--include", "text,tokens") for unit in SLICE}
        for in_points, in_bytes, in_utf16 in zip(*runs.values()):
            text = in_points["text"]
            for point, byte, utf16 in zip(in_points["tokens"], in_bytes["tokens"], in_utf16["tokens"]):
                before = text[:point["start"]]
                self.assertEqual(byte["start"], len(before.encode()))
                self.assertEqual(utf16["start"], len(before.encode("utf-16-le")) // 2)

    def test_ids_count_up_and_references_resolve(self):
        for document in self.extract(self.input):
            ids = set()
            for layer, letter in [("entities", "e"), ("figures", "f"), ("times", "t"), ("quotes", "q"), ("events", "v")]:
                self.assertEqual([item["id"] for item in document[layer]],
                                 [f"{letter}{number + 1}" for number in range(len(document[layer]))])
                ids.update(item["id"] for item in document[layer])
            for found in objects({name: document[name] for name in LAYERS[1:] if name in document}):
                for key in ["entity", "claimant", "quote", "equals", "time", "same_as"]:
                    if isinstance(found.get(key), str):
                        self.assertIn(found[key], ids)
                if "change" in found and "from" in found["change"]:
                    self.assertIn(found["change"]["from"], ids)
                for figure in found.get("figures", []):
                    if isinstance(figure, str):
                        self.assertIn(figure, ids)
            events = {event["id"]: event for event in document["events"]}
            for event in events.values():
                if "same_as" in event:
                    self.assertIn(event["id"], events[event["same_as"]]["mentions"])

    def test_sentences_and_tokens_come_in_text_order(self):
        for document in self.extract(self.input, "--include", "sentences,tokens"):
            for layer in ["sentences", "tokens"]:
                ends = [0] + [item["end"] for item in document[layer]]
                self.assertTrue(all(end <= item["start"] < item["end"] for end, item in zip(ends, document[layer])))
            for token in document["tokens"]:
                sentence = document["sentences"][token["sentence"]]
                self.assertTrue(sentence["start"] <= token["start"] and token["end"] <= sentence["end"])

    def test_the_text_comes_back_as_it_was_read(self):
        for document, article in zip(self.extract(self.input), self.articles, strict=True):
            self.assertEqual(document["schema"], "sayso/1")
            for field in ["id", "title", "published", "text"]:
                self.assertEqual(document[field], article[field])
            self.assertEqual(document["meta"], {"desk": article["desk"]})
            self.assertEqual(document["source"], {"path": self.input, "format": "jsonl"})

    def test_control_characters_and_line_ends_survive(self):
        text = "a\x00b\r\nc\x1b\x7f\u0085 d\ufeff"
        self.assertEqual(self.extract(stdin=lines({"text": text}))[0]["text"], text)
        self.assertEqual(self.extract("--format", "text", stdin=text.encode())[0]["text"], text)

    def test_include_names_the_layers(self):
        default = self.extract(self.input)[0]
        self.assertEqual([layer for layer in LAYERS if layer in default], [layer for layer in LAYERS if layer != "tokens"])
        for layer in LAYERS:
            document = self.extract(self.input, "--include", layer)[0]
            self.assertEqual([name for name in LAYERS if name in document], [layer])

    def test_a_date_is_given_to_articles_that_carry_none(self):
        found = self.extract("--date", "2020-02-29", stdin=lines({"text": "a"}, {"text": "b", "published": "2019-01-10"},
                                                                 {"text": "c", "published": "some day"}))
        self.assertEqual([document["published"] for document in found], ["2020-02-29", "2019-01-10", "2020-02-29"])
        self.assertIn("some day", found[2]["warnings"][0])

    def test_tokens_hold_lemma_and_part_of_speech(self):
        for document in self.extract(self.input, "--include", "tokens"):
            for token in document["tokens"]:
                self.assertIsInstance(token["lemma"], str)
                self.assertRegex(token["pos"], "^[A-Z]+$")

    def test_every_sentence_is_a_tree(self):
        for document in self.extract(self.input, "--include", "tokens"):
            tokens = document["tokens"]
            roots = [token["sentence"] for token in tokens if token["head"] == -1]
            self.assertEqual(roots, sorted({token["sentence"] for token in tokens}))
            for token in tokens:
                self.assertEqual(token["deprel"] == "root", token["head"] == -1)
                steps = 0
                while token["head"] != -1:
                    governor = tokens[token["head"]]
                    self.assertEqual(governor["sentence"], token["sentence"])
                    token = governor
                    steps += 1
                    self.assertLess(steps, len(tokens))

    def test_quotes_and_events_say_why_where_they_are_asked_to(self):
        plain, explained = self.extract(self.input), self.extract(self.input, "--explain")
        quotes = [quote for document in explained for quote in document["quotes"]]
        self.assertTrue(quotes)
        for quote in quotes:
            why = quote.pop("why")
            self.assertEqual(list(why), ["cue", "content", "speaker", "stance"])
            self.assertTrue(all(why.values()))
            if "cue" in quote:
                self.assertTrue(why["cue"].startswith(quote["cue"]["lemma"]))
            self.assertEqual("speaker" in quote, why["speaker"] != "nobody is named")
        for event in (event for document in explained for event in document["events"]):
            why = event.pop("why")
            self.assertEqual(list(why), ["type", "context", "claimant"])
            self.assertTrue(all(why.values()))
            self.assertEqual("claimant" in event, why["claimant"].startswith("the speaker"))
        self.assertEqual(plain, explained)
        for document in self.extract(self.input, "--explain", "--include", "text,figures"):
            self.assertNotIn("quotes", document)

    def test_our_own_output_can_be_read_again(self):
        first = self.extract(self.input)
        again = self.extract(stdin="".join(json.dumps(document) + "\n" for document in first).encode())
        for document in first + again:
            del document["source"]
        self.assertEqual(first, again)


if __name__ == "__main__":
    unittest.main()
