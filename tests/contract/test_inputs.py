"""What is read: formats, encodings, compression, directories."""

import gzip
import json
import os
import subprocess
import unittest

from program import PROGRAM, TestCase, documents, lines, sayso


class Formats(TestCase):
    def test_the_content_tells_the_format_whatever_the_name(self):
        kinds = {
            "jsonl": lines({"text": "a"}, {"text": "b"}),
            "json": b'[\n {"text": "a"},\n {"text": "b"}\n]\n',
            "text": "A plant in Leith closed.\n".encode(),
        }
        for kind, content in kinds.items():
            found = self.extract(self.file("misnamed.html", content))
            self.assertEqual({document["source"]["format"] for document in found}, {kind})
            self.assertEqual(len(found), 1 if kind == "text" else 2)

    def test_a_format_may_be_named(self):
        found = self.extract("--format", "text", self.file("a.jsonl", b'{"text": "a"}\n'))
        self.assertEqual(found[0]["text"], '{"text": "a"}\n')

    def test_json_is_an_object_an_array_or_ninjs(self):
        self.assertEqual(self.extract("--format", "json", stdin=b'{"text":\n"a"}')[0]["text"], "a")
        texts = [document["text"] for document in self.extract("--format", "json", stdin=b'[{"text":"]}"},\n{"text":"\\"b"}]')]
        self.assertEqual(texts, ["]}", '"b'])
        process = sayso("extract", "--format", "json", stdin=b'[{"text":"a"},\n{"text":"b"}')
        self.assertEqual((process.returncode, len(documents(process.stdout))), (2, 2))
        self.assertIn("its ] is missing", process.stderr)
        ninjs = {"uri": "urn:brae:1", "headline": "H", "versioncreated": "2021-03-05T10:00:00Z", "body_text": "Body.",
                 "subject": [{"name": "fish"}]}
        document = self.extract("--format", "json", stdin=json.dumps(ninjs, indent=1).encode())[0]
        self.assertEqual([document[key] for key in ["id", "title", "published", "text"]],
                         ["urn:brae:1", "H", "2021-03-05T10:00:00Z", "Body."])
        self.assertEqual(document["meta"], {"subject": [{"name": "fish"}]})

    def test_a_page_is_read_as_its_article(self):
        page = ('<!doctype html><html lang="en"><head><title>Bridge to close - Brae News</title><meta property="og:site_name" content="Brae News">'
                '<link rel="canonical" href="https://brae.example/bridge"><meta name="date" content="2021-03-05T09:30:00+0000"></head><body>'
                '<nav><a href="/">Home</a></nav><article><h1>Bridge to close</h1><p>The council of Brae voted on Monday to close the '
                'bridge &amp; its road for repairs.</p><p>Ann Lee, who runs a bakery, said that it would cost her 2&nbsp;million pounds.</p>'
                '</article><footer>Copyright Brae News</footer></body></html>')
        for arguments, name in [([], "page"), (["--format", "html"], "page.html")]:
            document = self.extract(*arguments, self.file(name, page.encode()))[0]
            self.assertEqual(document["text"], "The council of Brae voted on Monday to close the bridge & its road for repairs.\n\n"
                             "Ann Lee, who runs a bakery, said that it would cost her 2 million pounds.")
            self.assertEqual([document[key] for key in ["title", "published", "language"]],
                             ["Bridge to close", "2021-03-05T09:30:00+00:00", "en"])
            self.assertEqual([document["source"][key] for key in ["format", "url", "publisher"]],
                             ["html", "https://brae.example/bridge", "Brae News"])
            self.assertEqual(document["figures"][0]["value"], 2000000)
        self.assertEqual(self.extract("--format", "html", stdin="café “so”".encode("cp1252") + b"<p>")[0]["text"], "")
        empty = self.extract("--format", "html", stdin=b"<html><nav><a href=x>Home</a></nav></html>")[0]
        self.assertEqual((empty["text"], len(empty["warnings"])), ("", 1))
        process = sayso("extract", "--format", "html", "--max-document", "1K", stdin=b"<p>" * 1000)
        self.assertEqual(process.returncode, 2)
        self.assertIn("the page is larger than 1024 bytes", process.stderr)

    def test_what_is_not_english_gets_sentences_only(self):
        german = ("Der Rat der Stadt hat am Montag beschlossen, die alte Brücke für ein Jahr zu sperren. Die Händler sind mit dem "
                  "Plan nicht zufrieden und wollen, dass eine Spur für sie offen bleibt, sagte Ida Moe am 5. Mai.")
        english = {"text": "Ida Moe said on Monday that the bridge would close for 2 years."}
        for articles in [[{"text": german}], [{"text": "Ja.", "language": "de"}], [english, {"text": german}, english]]:
            process = sayso("extract", "--include", "text,sentences,tokens,entities,figures,times,quotes,events,checks", stdin=lines(*articles))
            found = documents(process.stdout)
            self.assertIn(f"{len(articles)} documents, 0 failed, 1 not in English;", process.stderr)
            other = [document for document in found if document.get("language") == "de"]
            self.assertEqual(len(other), 1)
            self.assertGreater(len(other[0]["sentences"]), 0)
            for layer in ["tokens", "entities", "figures", "times", "quotes", "events", "checks"]:
                self.assertEqual(other[0][layer], [])
            for document in found:
                self.assertEqual(bool(document["tokens"]), document not in other)

    def test_an_empty_file_is_a_document_with_empty_text(self):
        self.assertEqual(self.extract(self.file("empty", b""))[0]["text"], "")
        self.assertEqual(self.extract()[0]["text"], "")
        self.assertEqual(self.extract("--format", "jsonl"), [])

    def test_other_fields_pass_through_in_order_and_untouched(self):
        line = b'{"z":1.50,"text":"t","a":[1e400,{"k":"\\u00e9"}],"n":123456789012345678901234567890}\n'
        process = sayso("extract", stdin=line)
        self.assertIn(b'"meta":{"z":1.50,"a":[1e400,{"k":"\\u00e9"}],"n":123456789012345678901234567890}', process.stdout)

    def test_ids_are_unique_and_stable(self):
        self.file("in/a.txt", b"a")
        self.file("in/b.jsonl", b'{"text":"x"}\nbroken\n{"text":"y"}\n{"text":"z","id":"own"}\n')
        ids = [document["id"] for document in self.extract(self.path("in"), status=2)]
        base = self.path("in")
        self.assertEqual(ids, [f"{base}/a.txt", f"{base}/b.jsonl#1", f"{base}/b.jsonl#3", "own"])


class Encodings(TestCase):
    def text_of(self, content):
        return self.extract("--format", "text", stdin=content)[0]["text"]

    def test_byte_order_marks_are_no_text(self):
        self.assertEqual(self.text_of(b"\xef\xbb\xbfa\xef\xbb\xbfb"), "a\ufeffb")
        self.assertEqual(self.extract(stdin=b'\xef\xbb\xbf{"text":"a"}\n')[0]["text"], "a")

    def test_utf_16_is_converted(self):
        text = "Zoë 😀 said “no”.\r\n" * 3000
        for encoding, mark in [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]:
            self.assertEqual(self.text_of(mark + text.encode(encoding)), text)
        self.assertEqual(self.extract(stdin=b"\xff\xfe" + '{"text":"é"}\n'.encode("utf-16-le"))[0]["text"], "é")
        document = self.extract("--format", "text", stdin=b"\xff\xfea\x00\x00\xd8b\x00\x00\xdc")[0]
        self.assertEqual(document["text"], "a\ufffdb\ufffd")
        self.assertIn("2 ill-formed", document["warnings"][0])

    def test_ill_formed_bytes_are_replaced_counted_and_reported(self):
        path = self.file("latin1.txt", b"caf\xe9 na\xefve \xff")
        document = self.extract(path)[0]
        self.assertEqual(document["text"], "caf\ufffd na\ufffdve \ufffd")
        self.assertEqual(document["warnings"], ["3 ill-formed UTF-8 sequences replaced by U+FFFD"])
        self.assertIn(f"{path}: 3 ill-formed", self.warnings(path))
        self.assertEqual(self.extract(stdin=b'{"text":"caf\xe9"}\n')[0]["text"], "caf\ufffd")

    def test_a_lone_surrogate_is_replaced(self):
        document = self.extract(stdin=b'{"text":"a\\ud800 \\udc00 \\ud83d\\ude00","x":"\\ud800"}\n')[0]
        self.assertEqual(document["text"], "a\ufffd \ufffd 😀")
        self.assertIn("2 lone surrogates", document["warnings"][0])

    def test_a_name_that_is_not_utf_8_shows_where_it_is_not(self):
        path = os.path.join(self.folder.encode(), b"caf\xe9.txt")
        with open(path, "wb") as out:
            out.write(b"x")
        document = self.extract(self.folder)[0]
        self.assertEqual(os.path.basename(document["source"]["path"]), "caf\ufffd.txt")


class Compression(TestCase):
    def test_gzip_is_known_by_content_with_many_members(self):
        content = lines({"text": "a"}, {"text": "b"})
        members = gzip.compress(content) + gzip.compress(b"") + gzip.compress(content)
        self.assertEqual(len(self.extract(self.file("members", members))), 4)
        self.assertEqual(len(self.extract(stdin=members + bytes(512))), 4)
        self.assertEqual(len(self.extract(stdin=gzip.compress(members))), 4)

    def test_zstandard_is_known_by_content(self):
        self.extract("-o", self.path("out.zst"), stdin=lines({"text": "a"}, {"text": "b"}))
        os.rename(self.path("out.zst"), self.path("plain.txt"))
        self.assertEqual(len(self.extract(self.path("plain.txt"))), 2)
        self.assertEqual(len(self.extract(stdin=self.content("plain.txt") * 2)), 4)

    def test_every_byte_may_come_alone(self):
        content = lines({"text": "a" * 50}, {"text": "b"})
        for data in [content, gzip.compress(content)]:
            reading, writing = os.pipe()
            if os.fork() == 0:
                os.close(reading)
                for byte in data:
                    os.write(writing, bytes([byte]))
                os._exit(0)
            os.close(writing)
            with os.fdopen(reading, "rb") as pipe:
                process = subprocess.run([PROGRAM, "extract"], stdin=pipe, capture_output=True, timeout=60)
            self.assertEqual(len(documents(process.stdout)), 2)
            os.wait()


class Directories(TestCase):
    def names(self, *arguments, status=0):
        return [os.path.relpath(document["source"]["path"], self.folder)
                for document in self.extract(*arguments or [self.folder], status=status)]

    def test_files_come_in_byte_order_of_their_paths(self):
        for name in ["b", "a/z", "a-b", "a0", "a/é", "a.txt", "a/sub/1", "B"]:
            self.file(name, b"x")
        self.assertEqual(self.names(), sorted(["b", "a/z", "a-b", "a0", "a/é", "a.txt", "a/sub/1", "B"], key=str.encode))

    def test_inputs_keep_their_order(self):
        second, first = self.file("2", b"x"), self.file("1", b"y")
        self.assertEqual(self.names(second, first), ["2", "1"])
        found = self.extract(first, "-", second, stdin=b"from the pipe")
        self.assertEqual([document["text"] for document in found], ["y", "from the pipe", "x"])

    def test_links_are_followed_once(self):
        self.file("in/a.txt", b"a")
        self.file("outside/b.txt", b"b")
        os.symlink("../outside", self.path("in/link"))
        os.symlink("../outside", self.path("in/second"))
        os.symlink(".", self.path("in/loop"))
        os.symlink("nowhere", self.path("in/dangling"))
        self.assertEqual(self.names(self.path("in")), ["in/a.txt", "in/link/b.txt"])
        warnings = self.warnings(self.path("in"))
        for name in ["loop", "second", "dangling"]:
            self.assertIn(f"/in/{name}", warnings)

    def test_fifos_in_a_directory_are_skipped_but_may_be_named(self):
        self.file("in/a.txt", b"a")
        os.mkfifo(self.path("in/fifo"))
        self.assertEqual(self.names(self.path("in")), ["in/a.txt"])
        self.assertIn("in/fifo: skipped", self.warnings(self.path("in")))
        self.assertEqual(self.extract("/dev/stdin", stdin=b"named")[0]["text"], "named")

    def test_the_output_is_not_read(self):
        self.file("in/a.txt", b"a")
        for _ in range(2):
            self.extract(self.path("in"), "-o", self.path("in/out.jsonl"))
            self.assertEqual(self.content("in/out.jsonl").count(b"\n"), 1)


if __name__ == "__main__":
    unittest.main()
