"""How a run goes and ends: output, exit status, failures, signals, threads."""

import fcntl
import gzip
import os
import signal
import struct
import subprocess
import termios
import time
import unittest

from articles import articles
from program import PROGRAM, TestCase, documents, lines, sayso


class Status(TestCase):
    def test_zero_when_all_documents_are_done(self):
        self.assertEqual(sayso("extract", stdin=b"text").returncode, 0)
        for arguments in [["--help"], ["--version"], ["extract", "--help"], ["lexicons"]]:
            process = sayso(*arguments)
            self.assertEqual(process.returncode, 0)
            self.assertTrue(process.stdout)

    def test_one_for_a_usage_error(self):
        for arguments in [[], ["exract"], ["extract", "--nope"], ["extract", "--format", "pdf"], ["extract", "--jobs", "0"],
                          ["extract", "--include", "text,verbs"], ["extract", "--date", "2021-02-30"],
                          ["extract", "--offsets", "words"], ["extract", "--max-document", "lots"],
                          ["extract", "--lexicons", "/no/such/folder"]]:
            process = sayso(*arguments)
            self.assertEqual(process.returncode, 1, arguments)
            self.assertTrue(process.stderr)
            self.assertFalse(process.stdout)

    def test_two_when_some_documents_failed(self):
        self.assertEqual(len(self.extract(status=2, stdin=b'{"text":"a"}\n{"no":1}\n')), 1)
        self.assertEqual(len(self.extract(self.file("a", b"x"), self.path("missing"), status=2)), 1)

    def test_three_when_nothing_could_be_read_or_the_output_not_written(self):
        self.assertEqual(self.extract(self.path("missing"), status=3), [])
        self.extract("-o", self.path("no/such/out.jsonl"), status=3, stdin=b"x")
        if os.path.exists("/dev/full"):
            self.extract("-o", "/dev/full", status=3, stdin=b"x" * 100000)

    def test_gold_documents_that_cannot_be_read_are_no_usage_error(self):
        self.file("gold/a.json", b'{"id": 1')
        for folder, what in [("missing", "cannot list"), ("gold", "a.json: not a document")]:
            process = sayso("eval", "--gold", self.path(folder))
            self.assertEqual(process.returncode, 3)
            self.assertIn(what, process.stderr)

    def test_every_format_is_recognised_and_can_be_named(self):
        contents = {"text": b"A text.", "jsonl": lines({"text": "a"}, {"text": "b"}), "json": b'[{"text": "a"}]',
                    "html": b"<!doctype html><p>A page.", "warc": b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n",
                    "newsml": b'<?xml version="1.0"?><newsItem guid="x"/>'}
        for form, content in contents.items():
            with self.subTest(form=form):
                for arguments in [[], ["--format", form]]:
                    process = sayso("extract", *arguments, stdin=content)
                    self.assertEqual(process.returncode, 0, process.stderr)

    def test_each_command_has_help_of_its_own(self):
        self.assertIn(b"130 interrupted", sayso("extract", "--help").stdout)
        for arguments in [["--help"], ["extract", "--help"]]:
            self.assertIn(b"sayso extract article.txt", sayso(*arguments).stdout)
        for command in ["eval", "lexicons", "schema"]:
            self.assertNotIn(b"sayso extract", sayso(command, "--help").stdout)


class Failures(TestCase):
    bad = b'{"id":"1","text":"a"}\n{"text":\n\n{"id":"4"}\n[]\n{"id":"6","text":"b"} x\n{"id":"7","text":"c"}'

    def test_a_bad_line_is_reported_by_number_and_skipped(self):
        path = self.file("in.jsonl", self.bad)
        self.assertEqual([document["id"] for document in self.extract(path, status=2)], ["1", "7"])
        warnings = self.warnings(path)
        for number in [2, 4, 5, 6]:
            self.assertIn(f"{path}:{number}: ", warnings)
        self.assertEqual(len(warnings.splitlines()), 4)

    def test_keep_failed_writes_a_line_for_each(self):
        path = self.file("in.jsonl", self.bad)
        found = self.extract(path, "--keep-failed", status=2)
        self.assertEqual([document["id"] for document in found], ["1", f"{path}#2", "4", f"{path}#5", f"{path}#6", "7"])
        for document in found[1:-1]:
            self.assertEqual(set(document), {"schema", "id", "source", "error"})
            self.assertEqual(set(document["error"]), {"code", "message"})
            self.assertEqual({key: document["source"][key] for key in ["path", "format"]}, {"path": path, "format": "jsonl"})

    def test_a_document_that_is_too_large_fails(self):
        article = {"id": "big", "text": "x" * 5000}
        found = self.extract("--max-document", "4K", "--keep-failed", status=2, stdin=lines({"text": "a"}, article, {"text": "b"}))
        self.assertEqual([document.get("text") for document in found], ["a", None, "b"])
        self.assertEqual(found[1]["error"]["code"], "too_large")
        self.assertEqual(found[1]["id"], "big")
        self.assertEqual(self.extract("--max-document", "4K", "--format", "text", status=2, stdin=b"x" * 5000), [])
        self.assertEqual(len(self.extract("--max-document", "4K", "--format", "text", stdin=b"x" * 4096)), 1)

    def test_the_limit_is_that_of_the_text_not_of_its_escapes_or_other_fields(self):
        for form in ["json", "jsonl"]:
            article = b'{"id":"' + b"i" * 5000 + b'","text":"' + b"\\u00e9" * 2048 + b'"}'
            found = self.extract("--max-document", "4K", "--format", form, "--include", "text", stdin=article)
            self.assertEqual(found[0]["text"], "é" * 2048)
            self.extract("--max-document", "4095", "--format", form, stdin=article, status=2)
            huge = b'{"text":"a","x":"' + b"x" * 2000000 + b'"}'
            process = sayso("extract", "--max-document", "4K", "--format", form, stdin=huge)
            self.assertIn("the record is larger than 1073152 bytes", process.stderr)

    def test_warnings_show_what_is_in_an_input_and_do_not_obey_it(self):
        path = self.file("a\x1b[2Jb", lines({"text": "a", "published": "\x1b]0;hi\x07" + "x" * 10000}, {"uri": "u", "body_\x1b": "b"}))
        process = sayso("extract", path)
        self.assertNotIn("\x1b", process.stderr)
        self.assertNotIn("\x07", process.stderr)
        self.assertIn("a\ufffd[2Jb:1: published is not", process.stderr)
        self.assertLess(max(map(len, process.stderr.splitlines())), 500)

    def test_quiet_leaves_only_warnings(self):
        self.assertIn("2 documents, 0 failed", sayso("extract", stdin=lines({"text": "a"}, {"text": "b"})).stderr)
        self.assertEqual(self.warnings(stdin=b'{"text":"a"}\n'), "")


class Output(TestCase):
    def setUp(self):
        super().setUp()
        self.input = self.file("in.jsonl", lines(*articles(800)))

    def test_the_output_is_the_same_whatever_the_number_of_jobs(self):
        for name in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"]:
            outputs = []
            for jobs in [1, 8]:
                self.extract(self.input, "--jobs", jobs, "--include", "text,tokens,sentences,entities,quotes,events,figures",
                             "-o", self.path(name))
                outputs.append(self.content(name))
            self.assertEqual(outputs[0], outputs[1])

    def test_order_is_the_input_order(self):
        found = self.extract(self.input, "--jobs", "4", "--include", "text")
        self.assertEqual([document["id"] for document in found], [f"made-{number}" for number in range(800)])

    def test_output_is_compressed_by_its_name(self):
        plain = sayso("extract", self.input).stdout
        self.extract(self.input, "-o", self.path("out.gz"))
        self.assertEqual(gzip.decompress(self.content("out.gz")), plain)
        self.extract(self.input, "-o", self.path("out.zst"))
        self.assertTrue(self.content("out.zst").startswith(b"\x28\xb5\x2f\xfd"))
        again = self.extract(self.path("out.zst"))
        self.assertEqual([document["text"] for document in again], [document["text"] for document in documents(plain)])

    def test_a_file_appears_only_when_it_is_whole(self):
        self.file("out.jsonl", b"old")
        self.extract("-o", self.path("out.jsonl"), stdin=lines({"text": "new"}))
        self.assertEqual(documents(self.content("out.jsonl"))[0]["text"], "new")
        self.assertEqual(sorted(os.listdir(self.folder)), ["in.jsonl", "out.jsonl"])

    def test_an_input_may_be_replaced_by_its_output(self):
        self.extract(self.input, "-o", self.input)
        self.assertEqual(len(documents(self.content("in.jsonl"))), 800)

    def test_pretty_is_plain_text_in_a_pipe(self):
        process = sayso("extract", "--pretty", stdin=lines({"text": "Ida Moe spoke.", "title": "A title"}))
        self.assertIn("A title", process.stdout.decode())
        self.assertNotIn(b"\x1b", process.stdout)

    def test_a_failed_document_has_its_place_in_the_summary(self):
        process = sayso("extract", "--pretty", "--keep-failed", "--format", "jsonl", stdin=b'{"text":"A b."}\n{"id":"k","no":1}\n')
        self.assertEqual(process.returncode, 2)
        self.assertIn('k\nfailed: the article has no "text"\n', process.stdout.decode())
        self.assertNotIn(b"{", process.stdout)


class Lexicons(TestCase):
    def test_exported_lexicons_can_be_given_back(self):
        names = sayso("lexicons").stdout.decode().split()
        self.assertIn("text/abbreviations.tsv", names)
        self.assertEqual(sayso("lexicons", "--export", self.path("lex")).returncode, 0)
        for name in names:
            self.assertTrue(os.path.exists(self.path("lex/" + name)), name)
        article = lines(articles(1)[0])
        self.assertEqual(sayso("extract", "--lexicons", self.path("lex"), stdin=article).stdout,
                         sayso("extract", stdin=article).stdout)

    def test_lexicons_that_were_edited_are_not_written_over(self):
        self.file("lex/text/abbreviations.tsv", b"# mine\n")
        process = sayso("lexicons", "--export", self.path("lex"))
        self.assertEqual(process.returncode, 3)
        self.assertIn("text/abbreviations.tsv: exists", process.stderr)
        self.assertEqual(self.content("lex/text/abbreviations.tsv"), b"# mine\n")
        self.assertEqual(os.listdir(self.path("lex")), ["text"])

    def test_a_broken_lexicon_is_named_with_its_line(self):
        self.file("lex/text/abbreviations.tsv", b"# comment\none\ttwo\tthree\tfour\tfive\tsix\tseven\teight\n")
        process = sayso("extract", "--lexicons", self.path("lex"), stdin=b"x")
        self.assertEqual(process.returncode, 1)
        self.assertIn("abbreviations.tsv:2: ", process.stderr)


def wait_until_read(pipe):
    """Returns once the program has taken all that was written to its standard input, so that it is in the midst of its work."""
    for _ in range(6000):
        unread = fcntl.ioctl(pipe, termios.FIONREAD, struct.pack("i", 0))
        if unread == struct.pack("i", 0):
            return
        time.sleep(0.01)
    raise AssertionError("the program does not read")


class Endings(TestCase):
    def interrupted(self, form, content, to=None, by=signal.SIGINT):
        """Documents that are written, and warnings, when a signal comes before the input has ended."""
        arguments = ["--format", form, "--quiet", "--include", "text"] + (["-o", to] if to else [])
        process = subprocess.Popen([PROGRAM, "extract", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdin.write(content)
        process.stdin.flush()
        wait_until_read(process.stdin)
        process.send_signal(by)
        out, errors = process.stdout.read(), process.stderr.read()
        self.assertEqual(process.wait(timeout=60), 128 + by)
        for pipe in [process.stdin, process.stdout, process.stderr]:
            pipe.close()
        return documents(out), errors

    def test_an_interrupt_writes_what_is_whole(self):
        found, errors = self.interrupted("jsonl", lines(*articles(2000)), self.path("out.jsonl"))
        self.assertEqual(found, [])
        self.assertIn(b"out.jsonl.part", errors)
        found = documents(self.content("out.jsonl.part"))
        self.assertEqual([document["id"] for document in found], [f"made-{number}" for number in range(len(found))])
        self.assertGreater(len(found), 100)

    def test_other_signals_end_a_run_as_an_interrupt_does(self):
        for by in [signal.SIGTERM, signal.SIGHUP]:
            self.interrupted("jsonl", lines(*articles(20)), self.path("out.jsonl"), by)
            self.assertEqual(sorted(os.listdir(self.folder)), ["out.jsonl.part", "out.jsonl.progress"])

    def test_an_interrupt_leaves_out_what_is_not_whole(self):
        whole = lines(*articles(3))
        for form, content, count in [("jsonl", whole + b'{"text":"cut', 3), ("json", whole + b'{"text":"cut', 3),
                                     ("json", b"[" + whole.replace(b"\n", b",") + b'{"text":', 3), ("text", b"A text that is cu", 0),
                                     ("jsonl", gzip.compress(whole) + gzip.compress(whole)[:50], 3)]:
            with self.subTest(form=form, content=content[-20:]):
                found, errors = self.interrupted(form, content)
                self.assertEqual(errors, b"")
                self.assertLessEqual(len(found), count)
                self.assertEqual([document["id"] for document in found], [f"made-{number}" for number in range(len(found))])

    def test_a_closed_pipe_ends_quietly(self):
        source = self.file("in.jsonl", lines(*articles(5000)))
        process = subprocess.Popen([PROGRAM, "extract", "--quiet", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.wait(timeout=60), 0)
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()


if __name__ == "__main__":
    unittest.main()
