"""Inputs that are damaged, huge or hostile: an answer or a clear error, in bounded time and memory."""

import gzip
import json
import os
import random
import resource
import subprocess
import unittest

from articles import articles
from program import PROGRAM, SANITIZED, TestCase, lines, sayso

MEGABYTE = 1 << 20

# A sanitizer keeps freed memory back for a while, so what it holds grows with the input whatever the program does.
measures_memory = unittest.skipIf(SANITIZED, "a sanitizer's memory would be measured, not the program's")


class Damage(TestCase):
    def test_what_stands_before_a_cut_in_gzip_is_read(self):
        whole = lines(*articles(400))
        packed = gzip.compress(whole)
        found = self.extract(self.file("cut.gz", packed[:len(packed) // 2]), status=2)
        self.assertEqual([document["id"] for document in found], [f"made-{number}" for number in range(len(found))])
        self.assertGreater(len(found), 50)

    def test_every_cut_and_every_changed_byte_has_an_answer(self):
        packed = gzip.compress(lines(*articles(3)))
        self.extract("-o", self.path("out.zst"), stdin=lines(*articles(3)))
        source = random.Random(5)
        for data in [packed, self.content("out.zst")]:
            for _ in range(40):
                cut = data[:source.randrange(len(data))]
                self.assertIn(sayso("extract", stdin=cut).returncode, [0, 2])
                broken = bytearray(data)
                broken[source.randrange(len(data))] ^= 1 << source.randrange(8)
                self.assertIn(sayso("extract", stdin=bytes(broken)).returncode, [0, 2])

    def test_bytes_after_gzip_that_are_not_gzip_are_reported(self):
        process = sayso("extract", stdin=gzip.compress(b'{"text":"a"}\n{"text":"b"}\n') + b"garbage")
        self.assertEqual(process.returncode, 2)
        self.assertEqual(process.stdout.count(b"\n"), 2)
        self.assertIn("gzip", process.stderr)

    def test_half_a_text_is_no_document(self):
        packed = gzip.compress(os.urandom(3000).hex().encode())
        process = sayso("extract", "--format", "text", stdin=packed[:-500])
        self.assertEqual((process.returncode, process.stdout), (2, b""))
        self.assertIn("only documents that end before the damage were read", process.stderr)

    def test_random_bytes_have_an_answer(self):
        source = random.Random(7)
        for form in ["auto", "text", "html", "jsonl", "json"]:
            for _ in range(20):
                self.assertIn(sayso("extract", "--format", form, stdin=source.randbytes(3000)).returncode, [0, 2])


class Size(TestCase):
    def peak_memory(self, *arguments, pieces=()):
        """Bytes of memory at most in use while the pieces are read from standard input; and the process."""
        process = subprocess.Popen([PROGRAM, "extract", "--jobs", "2", "-o", "/dev/null", *arguments], stdin=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        for piece in pieces:
            process.stdin.write(piece)
        process.stdin.close()
        errors = process.stderr.read().decode()
        process.stderr.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_maxrss * 1024, process.returncode, errors

    def test_a_line_beyond_the_limit_does_not_fill_memory(self):
        usual, _, _ = self.peak_memory("--format", "jsonl", pieces=[b'{"text":"a"}\n'])
        pieces = [b'{"text":"'] + [b"a " * (MEGABYTE // 2)] * 64 + [b'"}\n{"text":"b"}\n']
        peak, status, errors = self.peak_memory("--format", "jsonl", "--max-document", "1M", pieces=pieces)
        self.assertEqual(status, 2)
        self.assertIn("-:1: the record is larger than 7340032 bytes", errors)
        self.assertIn("1 documents, 1 failed", errors)
        self.assertLess(peak - usual, 50 * MEGABYTE)

    @measures_memory
    def test_memory_does_not_grow_with_the_input(self):
        piece = lines(*articles(500))
        peaks = [self.peak_memory(pieces=[piece] * count)[0] for count in (4, 40)]
        self.assertLess(peaks[1] - peaks[0], 20 * MEGABYTE)

    @measures_memory
    def test_an_array_is_read_object_by_object(self):
        piece = b",".join(lines(*articles(500)).splitlines())
        peaks = [self.peak_memory("--format", "json", pieces=[b"[", *[piece, b","] * count, b"]"])[0] for count in (4, 40)]
        self.assertLess(peaks[1] - peaks[0], 20 * MEGABYTE)


    @measures_memory
    def test_a_document_that_memory_does_not_hold_costs_no_other(self):
        big = self.file("big.jsonl", b'{"text":"a"}\n{"text":"' + b"ab " * (20 * MEGABYTE) + b'"}\n')
        small = self.file("small.jsonl", lines(*articles(20)))
        for megabytes in range(140, 400, 80):
            with self.subTest(megabytes=megabytes):
                limit = megabytes * MEGABYTE
                found = self.extract("--jobs", "1", "--keep-failed", "--include", "text", big, small, status=2,
                                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
                self.assertEqual([document["text"] for document in found if "text" in document][1:],
                                 [article["text"] for article in articles(20)])
                self.assertEqual([document["error"]["code"] for document in found if "error" in document], ["internal"])


class Hostile(TestCase):
    def test_deep_nesting_is_an_error_not_a_crash(self):
        for line in [b'{"text":"a","x":' + b"[" * 1000000 + b"]" * 1000000 + b"}\n", b'{"a":' * 300000, b"[" * 1000000,
                     b"{" * 1000000]:
            for form in ["json", "jsonl"]:
                process = sayso("extract", "--format", form, stdin=line)
                self.assertIn(process.returncode, [0, 2])
                self.assertEqual(process.stdout, b"")

    def test_hard_texts_take_linear_time(self):
        def seconds(text):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.assertEqual(len(self.extract("--format", "text", "--jobs", "1", stdin=text)), 1)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime - before.ru_utime

        def text(size, head, units, tail):
            return head.encode() + b"".join(unit.encode() * (size // len(units) // len(unit.encode())) for unit in units) + tail.encode()

        base = 20_000 if SANITIZED else 100_000
        repeated = ["“", "\"", "(", "1", "1,", "a", " ", "\n", ".", "a.", "😀", "e\u0301", "$1 ", "said ", "He said ", "$", "-",
                    "’s ", "Ida ", "Ida and ", "of the ", "1 January ", "per cent ", "[...] ", "[…]", "! ("]
        within = [("The firm ", ["very "], "denied it."), ("The firm denied it ", ["to "], "."),
                  ("", [", ", "it works, she said, "], ""), ("", ["- ", "it works, according to her, "], "")]
        for hard in [*[("", [unit], "") for unit in repeated], *within]:
            with self.subTest(text=hard):
                self.assertLess(seconds(text(8 * base, *hard)), 20 * seconds(text(base, *hard)) + 1.0)

    def test_hard_pages_take_linear_time(self):
        def seconds(page):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.assertEqual(len(self.extract("--format", "html", "--jobs", "1", "--include", "text", stdin=page)), 1)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime - before.ru_utime

        base = 50_000 if SANITIZED else 400_000
        sentence = "The council said on Monday that it would close the road. "
        for unit in ["<div>", "<b>", "<b><p>", "<b></b></i>", "</b>", "<a href=x>", "<table><tr><td>", "<li>x", "<", "</", "<!", "<!--", "&", "&#",
                     "&notin", "\0", '<a "', '<a x="', "<svg><title>", "<svg><![CDATA[", "<textarea></textarea>", "<x-y>", "x<br>", "<h1>a headline</h1>",
                     "<p>" + sentence, "<article><h1>a</h1><p>" + sentence + "</article>", "<article class=article-body><p>" + sentence,
                     "<div class=comments><p>" + sentence, "<time>5 May 2021</time>", "<p>5 May 2021", "<meta name=date content=5>",
                     '<script type="application/ld+json">{"@type":"NewsArticle"}</script>', "<script>published: '5'</script>"]:
            with self.subTest(unit=unit):
                small, large = [(unit * (size // len(unit))).encode() for size in (base, 8 * base)]
                self.assertLess(seconds(large), 20 * seconds(small) + 1.0)
        for page in [b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">x", b'<div class="' + b"a " * base + b'">x',
                     b"<div>" * 100_000 + sentence.encode() + b"</div>" * 100_000,
                     b'<script type="application/ld+json">' + b"[" * base + b"</script>x"]:
            with self.subTest(page=page[:40]):
                self.assertLess(seconds(page), 2.0)

    def test_the_output_does_not_grow_faster_than_the_text(self):
        def written(text):
            return len(json.dumps(self.extract("--format", "text", "--jobs", "1", stdin=text)))

        for unit in ["the ban on the ban on ", "He said that ", "up 5% from "]:
            with self.subTest(unit=unit):
                small = written(unit.encode() * 500)
                self.assertLess(written(unit.encode() * 2000), 6 * small)


if __name__ == "__main__":
    unittest.main()
