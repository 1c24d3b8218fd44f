"""Archives that mean harm or are badly damaged: an answer, in time and memory that the input's size bounds."""

import bz2
import gzip
import io
import lzma
import os
import random
import resource
import subprocess
import tarfile
import unittest
import zipfile
import zlib

from program import PROGRAM, SANITIZED, TestCase, sayso

MEGABYTE = 1 << 20
measures_memory = unittest.skipIf(SANITIZED, "a sanitizer's memory would be measured, not the program's")

HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"


def zeros(megabytes):
    """So many megabytes of nothing, as gzip."""
    packer, out = zlib.compressobj(9, zlib.DEFLATED, 31), []
    for _ in range(megabytes):
        out.append(packer.compress(bytes(MEGABYTE)))
    return b"".join(out) + packer.flush()


def zip_of(content, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("large", content)
        archive.writestr("small", b"Still read.")
    return out.getvalue()


def response(body, *fields):
    block = b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Type: text/html", *fields, b"", body])
    return HEAD % len(block) + block + b"\r\n\r\n"


class Bombs(TestCase):
    def run_on(self, content, *arguments):
        """Seconds of the processor's time, megabytes at most in use, and the finished process."""
        path = self.file("bomb", content)
        process = subprocess.Popen([PROGRAM, "extract", "--jobs", "2", "--include", "text", *arguments, path], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, LIMIT))
        output, errors = process.communicate(timeout=300)
        return process.returncode, output, errors.decode()

    @measures_memory
    def test_what_decompresses_without_end_is_stopped(self):
        bombs = {"gzip": zeros(1200), "twice": gzip.compress(zeros(1200)), "bz2": bz2.compress(bytes(600 * MEGABYTE)),
                 "xz": lzma.compress(bytes(600 * MEGABYTE), preset=0), "page": response(zeros(200), b"Content-Encoding: gzip")}
        for name, bomb in bombs.items():
            for arguments in [[], ["--format", "jsonl"]] if name != "page" else [[]]:
                with self.subTest(name=name, arguments=arguments):
                    status, output, errors = self.run_on(bomb, *arguments)
                    self.assertEqual((status, output), (2, b""))
                    self.assertRegex(errors, "larger than|more than 1000 times its size")

    @measures_memory
    def test_a_member_that_is_a_bomb_costs_no_other(self):
        for method in [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]:
            status, output, errors = self.run_on(zip_of(bytes(100 * MEGABYTE), method))
            self.assertEqual(status, 2)
            self.assertIn(b"Still read.", output)
            self.assertIn("bomb/large: ", errors)

    @measures_memory
    def test_declared_sizes_are_not_believed(self):
        sparse = bytearray(tarfile.TarInfo("hole").tobuf(tarfile.GNU_FORMAT))
        for content in [(HEAD % (1 << 62)) + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x", bytes(sparse),
                        (HEAD % 99999999) * 100000, HEAD.replace(b"Content-Length: %d\r\n", b"") * 100000]:
            status, _, errors = self.run_on(content)
            self.assertIn(status, [0, 2], errors)


# Of address space: the program at default limits needs less than a gigabyte of memory itself, and threads reserve some.
LIMIT = (3 << 29, 3 << 29)


class Time(TestCase):
    def seconds(self, content):
        path = self.file("hard", content)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = sayso("extract", "--include", "text", "--jobs", "1", path)
        self.assertIn(process.returncode, [0, 2])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime

    def test_hard_archives_take_linear_time(self):
        size = 50_000 if SANITIZED else 400_000
        units = {
            "heads": b"WARC/1.0\r\n", "records that claim the rest": HEAD % 99999999, "records without a length": HEAD.replace(b"Content-Length: %d\r\n", b""),
            "heads without an end": b"WARC/1.0\r\nA: b\r\n", "what is nearly a head": b"\nWARC/1.x", "ARC": b"\nhttp://a b 20080430204825 c 999999\n",
            "gzip members": gzip.compress(HEAD % 0, mtime=0), "gzip heads": b"\x1f\x8b\x08\x00"}
        for name, unit in units.items():
            start = HEAD % 0 if name != "gzip members" and name != "gzip heads" else gzip.compress(HEAD % 0)
            with self.subTest(name=name):
                small, large = (self.seconds(start + unit * (size * factor // len(unit))) for factor in [1, 8])
                self.assertLess(large, 20 * small + 1.0)

    def test_hard_xml_takes_linear_time(self):
        size = 50_000 if SANITIZED else 400_000
        for start, unit in [("<nitf><body><p>", "&"), ("<nitf><body><p>", "<"), ("<nitf><body>", "<p>"), ("<nitf><body>", "<p a='b'></p>"), ("<nitf ", "a='b' "),
                            ("<nitf a='", "&x"), ("<nitf><body><p>", "&a;"), ("<!DOCTYPE a [", "<!ENTITY a 'b'>"), ("<nitf><body>", "<![CDATA["),
                            ("<nitf><body>", "<!--"), ("<rss>", "<item><title>"), ("<rss><channel>", "<item/>"), ("<nitf><head>", "<keyword key='a'/>"),
                            ("<rss><channel><item><content:encoded>", "&lt;a href='"), ("<nitf><body>", "</p>"), ("<nitf><body>", "<a:b xmlns:a='c'/>")]:
            with self.subTest(start=start, unit=unit):
                small, large = (self.seconds((start + unit * (size * factor // len(unit))).encode()) for factor in [1, 8])
                self.assertLess(large, 20 * small + 1.0)


class Damage(TestCase):
    def test_every_cut_and_every_changed_byte_has_an_answer(self):
        files = {"a.txt": b"Ida Moe said no.", "b.jsonl": b'{"text":"a"}\n' * 20, "c": os.urandom(300)}
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:bz2") as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
        zipped = io.BytesIO()
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        warc = b"".join(gzip.compress(response(b"<p>Text %d.</p>" % number)) for number in range(5))
        news = b"<rss><channel>" + b"<item><title>T</title><description>D &amp; E</description></item>" * 5 + b"</channel></rss>"
        source = random.Random(3)
        for data in [out.getvalue(), zipped.getvalue(), warc, gzip.decompress(warc), news]:
            for _ in range(25):
                cut = data[:source.randrange(len(data))]
                self.assertIn(sayso("extract", stdin=cut).returncode, [0, 2])
                broken = bytearray(data)
                broken[source.randrange(len(data))] ^= 1 << source.randrange(8)
                self.assertIn(sayso("extract", stdin=bytes(broken)).returncode, [0, 2])

    def test_random_bytes_have_an_answer(self):
        source = random.Random(11)
        for form in ["warc", "newsml"]:
            for _ in range(10):
                self.assertIn(sayso("extract", "--format", form, stdin=source.randbytes(3000)).returncode, [0, 2])


if __name__ == "__main__":
    unittest.main()
