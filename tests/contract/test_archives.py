"""Archives as they are: web archives, news in XML, packed files."""

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import unittest
import zipfile

from program import TestCase, sayso


def page(text, *fields):
    return b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", *fields, b"", b"<html><body><p>" + text + b"</p></body></html>"])


def record(block, address="http://brae.test/", kind="response", length=None):
    head = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {address}", "WARC-Date: 2019-01-10T09:30:00Z",
            "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block) if length is None else length}", "", ""]
    return "\r\n".join(head).encode() + block + b"\r\n\r\n"


def zip_of(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tar_of(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for name, kind in [("link", tarfile.SYMTYPE), ("folder", tarfile.DIRTYPE), ("device", tarfile.CHRTYPE)]:
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    return out.getvalue()


class WebArchives(TestCase):
    records = [record(page(b"Text %d." % number), f"http://brae.test/{number}") for number in range(4)]

    def texts(self, content, status=0):
        return [document["text"] for document in self.extract(self.file("a.dat", content), status=status)]

    def test_a_page_is_a_document_with_its_address_and_day(self):
        document = self.extract(stdin=self.records[1])[0]
        self.assertEqual(document["source"], {"path": "-", "format": "warc", "url": "http://brae.test/1"})
        self.assertEqual((document["text"], document["published"]), ("Text 1.", "2019-01-10T09:30:00Z"))
        self.assertEqual(document["meta"]["published_from"], "warc_date")

    def test_records_may_be_compressed_one_by_one_or_together(self):
        expected = [f"Text {number}." for number in range(4)]
        for content in [b"".join(self.records), gzip.compress(b"".join(self.records)), b"".join(map(gzip.compress, self.records))]:
            self.assertEqual(self.texts(content), expected)

    def test_after_a_damaged_member_reading_goes_on_with_the_next(self):
        packed = [gzip.compress(one) for one in self.records]
        broken = bytearray(packed[1])
        broken[len(broken) // 2] ^= 0x55
        for second in [bytes(broken), packed[1][:60], b"no gzip at all" * 9]:
            content = packed[0] + second + packed[2] + packed[3]
            self.assertEqual([text for text in self.texts(content, status=2) if text != "Text 1."], ["Text 0.", "Text 2.", "Text 3."])
            self.assertRegex(self.warnings(self.path("a.dat")), r"damaged; \d+ bytes of it were passed over")

    def test_bytes_between_records_are_counted(self):
        content = self.records[0] + b"x" * 1000 + b"\n" + self.records[1]
        path = self.file("a.dat", b"y\n" * 500 + self.records[0])
        self.assertIn("1000 bytes that are no record were passed over to the next record", self.warnings("--format", "warc", path))
        self.assertEqual(len(self.texts(content)), 2)

    def test_encoded_bodies_are_decoded(self):
        plain = page(b"Hello.").split(b"\r\n\r\n")[1]
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        packed = gzip.compress(plain)
        chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (10, packed[:10], len(packed) - 10, packed[10:])
        for block in [head + b"Content-Encoding: gzip\r\n\r\n" + packed,
                      head + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks,
                      head + b"Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n" + plain]:
            self.assertEqual(self.texts(record(block)), ["Hello."])


class Packed(TestCase):
    files = {"b.txt": b"Ida Moe spoke.", "sub/a.jsonl": b'{"text":"x"}\nbad\n{"text":"y"}\n', "é.json": b'{"text":"z"}',
             "twice.gz": gzip.compress(b"Within.")}
    texts = ["Ida Moe spoke.", "x", "y", "z", "Within."]

    def test_members_are_inputs_of_their_own(self):
        tar = tar_of(self.files)
        for content in [zip_of(self.files), zip_of(self.files, zipfile.ZIP_STORED), tar, gzip.compress(tar), bz2.compress(tar), lzma.compress(tar)]:
            path = self.file("packed", content)
            found = self.extract(path, status=2)
            self.assertEqual([document["text"] for document in found], self.texts)
            self.assertEqual([document["source"]["path"] for document in found],
                             [f"{path}/{name}" for name in ["b.txt", "sub/a.jsonl", "sub/a.jsonl", "é.json", "twice.gz"]])
            self.assertIn(f"{path}/sub/a.jsonl:2: ", self.warnings(path))
            self.assertEqual([document["text"] for document in self.extract(stdin=content, status=2)], self.texts)

    def test_bz2_and_xz_of_several_streams(self):
        for pack in [bz2.compress, lzma.compress]:
            found = self.extract(stdin=pack(b'{"text":"a"}\n') + pack(b'{"text":"b"}\n'))
            self.assertEqual([document["text"] for document in found], ["a", "b"])

    def test_a_member_that_fails_stops_no_other(self):
        content = bytearray(zip_of({"a": b"first", "b": b"second " * 50, "c": b"third"}))
        content[content.find(b"b", 60) + 6] ^= 0x55
        found = self.extract(self.file("a.zip", bytes(content)), status=2)
        self.assertEqual([document["text"] for document in found], ["first", "third"])
        self.assertIn("a.zip/b: the packed data is damaged", self.warnings(self.path("a.zip")))

    def test_archives_in_archives_to_a_depth(self):
        content = zip_of({"a": b"deep"})
        for _ in range(3):
            content = zip_of({"in.zip": content, "b": b"beside"})
        self.assertEqual([document["text"] for document in self.extract(stdin=content)], ["deep", "beside", "beside", "beside"])
        process = sayso("extract", stdin=zip_of({"in.zip": content, "b": b"beside"}))
        self.assertEqual(process.returncode, 2)
        self.assertIn("nested more than 4 deep", process.stderr)
        self.assertEqual(process.stdout.count(b'"text":"beside"'), 4)

    def test_nothing_is_written_and_paths_are_only_names(self):
        found = self.extract(self.file("a.tar", tar_of({"../../outside": b"x", "/absolute": b"y"})))
        self.assertEqual([document["text"] for document in found], ["x", "y"])
        self.assertEqual(os.listdir(self.folder), ["a.tar"])

    def test_what_cannot_be_unpacked_says_so(self):
        for content in [b"7z\xbc\xaf\x27\x1c" + bytes(50), b"Rar!\x1a\x07" + bytes(50), zip_of({"[Content_Types].xml": b"<x/>"})]:
            process = sayso("extract", stdin=content)
            self.assertEqual((process.returncode, process.stdout), (2, b""))
            self.assertIn("unpack it first", process.stderr)


class News(TestCase):
    def test_each_item_of_a_message_is_a_document(self):
        item = ('<newsItem guid="{0}"><itemMeta><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Title {0}</headline>'
                "</contentMeta><contentSet><inlineXML><html><body><p>Text {0}.</p></body></html></inlineXML></contentSet></newsItem>")
        content = "<newsMessage><itemSet>" + "".join(item.format(number) for number in range(3)) + "</itemSet></newsMessage>"
        for arguments in [[], ["--format", "newsml"]]:
            found = self.extract(*arguments, stdin=content.encode())
            self.assertEqual([[document[key] for key in ["id", "title", "text"]] for document in found],
                             [[str(number), f"Title {number}", f"Text {number}."] for number in range(3)])
            self.assertEqual(found[0]["meta"], {"standard": "NewsML-G2", "pubStatus": "usable"})
        cut = self.extract("--keep-failed", stdin=content[:-150].encode(), status=2)
        self.assertEqual(["error" in document for document in cut], [False, False, True])
        self.assertEqual(json.loads(json.dumps(cut[2]["error"]))["code"], "bad_xml")


if __name__ == "__main__":
    unittest.main()
