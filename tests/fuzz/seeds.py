"""Makes the first inputs of every fuzz target: seeds.py <directory>. Paragraphs of our own gold articles for `analyse`;
articles as JSON, JSON Lines and text, plain, compressed and in UTF-16 for `inputs` and `json_records`; pages for `html`;
small web archives, news in XML and packed files."""

import base64
import bz2
import glob
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PRESS = os.path.join(HERE, "..", "..", "corpora", "press")


def zstandard(data):
    """One frame with one block that is stored as it is (RFC 8878)."""
    assert len(data) < 256
    return b"\x28\xb5\x2f\xfd" + bytes([0x20, len(data)]) + (1 | len(data) << 3).to_bytes(3, "little") + data


def content(path):
    with open(path, "rb") as file:
        return file.read()


def texts_and_records():
    """The paragraphs of the gold articles; and a short article of each as JSON."""
    paragraphs, records = [], []
    for path in sorted(glob.glob(os.path.join(PRESS, "*.json"))):
        article = json.loads(content(path))
        found = [paragraph for paragraph in article["text"].split("\n") if paragraph]
        paragraphs += found
        short = {key: article[key] for key in ["id", "title", "published", "source"] if key in article}
        records.append(json.dumps({**short, "text": found[0]}, ensure_ascii=False).encode())
    return [paragraph.encode() for paragraph in paragraphs], records


def pages(paragraphs):
    """Articles as pages: with the parts that readers look for, and broken."""
    body = b"".join(b"<p>" + paragraph[:200] for paragraph in paragraphs[:3])
    whole = (b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A &amp; B - Brae</title>'
             b'<meta property="article:published_time" content="2021-03-05T10:00:00+01:00"><link rel="canonical" href="https://brae.example/b">'
             b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"A","articleBody":"b"}</script></head><body>'
             b'<nav><a href="/">Home</a></nav><article><h1>A &amp; B</h1><time datetime="2021-03-05">Friday</time>'
             b'<div class="article-body">' + body + b'<ul><li>a<li>b</ul></div></article><footer>c</footer></body></html>')
    return [whole, body, whole[:len(whole) // 2], b"<svg><![CDATA[a]]></svg><!--><!--a--!><?b><title>c</title><textarea>d",
            b"<script><!--<script></script>--></script><table><tr><td>a<br>b<td>&notit;&#x92;&#0;", "é“”".encode("cp1252"),
            b"<meta charset=shift_jis>\x93\xfa\x96\x7b", whole.decode().encode("utf-16")]


def write(directory, seeds):
    os.makedirs(directory, exist_ok=True)
    for number, seed in enumerate(seeds):
        with open(os.path.join(directory, f"{number:03}"), "wb") as out:
            out.write(seed)


PAGE = b"<html><head><title>Port</title></head><body><p>Ida Moe said no.</p></body></html>"


def warc(block, kind=b"response", content_type=b"application/http", length=None):
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://brae.test/\r\nWARC-Date: 2019-01-10T09:30:00Z\r\n" % kind
    return head + b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (content_type, length or len(block), block)


def http(body, *fields):
    return b"\r\n".join([b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", *fields, b"", body])


def web_archives():
    records = [warc(http(PAGE)), warc(PAGE, b"resource", b"text/html"), warc(b"a: b", b"warcinfo", b"application/warc-fields"),
               warc(http(gzip.compress(PAGE, mtime=0), b"Content-Encoding: gzip")), warc(http(PAGE), length=20), warc(http(PAGE), length=900),
               warc(http(b"5\r\n<p>No\r\n3;x\r\n...\r\n0\r\n\r\n", b"Transfer-Encoding: chunked")),
               warc(http(b"\x0b\x06\x80<p>Hello.</p>\x03", b"Content-Encoding: br"))]
    arc = b"http://brae.test/ 10.0.0.1 20080430204825 text/html %d\n%s\n" % (len(http(PAGE)), http(PAGE))
    packed = [gzip.compress(record, mtime=0) for record in records[:3]]
    return [*records, b"".join(records), arc * 2, b"".join(packed), packed[0] + packed[1][:40] + packed[2], zstandard(records[2][:250])]


def news():
    nitf = (b'<nitf><head><docdata management-status="usable"><date.issue norm="20190110T0930"/></docdata></head><body><body.head><hedline>'
            b"<hl1>Port</hl1></hedline></body.head><body.content><p>Ida <b>Moe</b> &amp; co.</p><pre>a\nb</pre></body.content></body></nitf>")
    item = (b'<newsItem guid="g"><itemMeta><provider literal="B"/><pubStatus qcode="s:usable"/></itemMeta><contentMeta><headline>H</headline>'
            b"</contentMeta><contentSet><inlineXML>" + nitf + b"</inlineXML><inlineData>a\nb</inlineData></contentSet></newsItem>")
    return [b'<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf [<!ENTITY a "b">]>' + nitf, b"<newsMessage><itemSet>" + item * 2 +
            b"</itemSet></newsMessage>", b'<NewsML><NewsItem><NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><![CDATA[<p>a&eacute;'
            b"]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>", b"<rss><channel><title>F</title><item><title>T</title>"
            b"<pubDate>Thu, 3 Jan 2019 09:30:00 GMT</pubDate><content:encoded>&lt;p&gt;x</content:encoded></item></channel></rss>",
            b'<feed><entry><title>T</title><link href="u"/><content type="xhtml"><div><p>x</p></div></content></entry></feed>']


# A damaged zip that asks for gigabytes to unpack a member, before a name that is no text: what the fuzzer found once.
GREEDY_ZIP = base64.b64decode(
    "UEsDBD8AAgAOAAAAIQCiQhA9JAAAABAAIwAFAAAAYS50eOEJBAUAXQC90iogIgAAAA4AAAAKAAAAYi/DqS5qc29ubAkEIwIADgAAACEAokIQPSQAAAAQACMABQAAAGEudHjh"
    "CQQFAF0AvdIqICIAAAAOAAAAAF0AAIAAAD0ZiIo=")


def packed():
    files = {"a.txt": b"Ida Moe said no.", "b/\u00e9.jsonl": b'{"text": "a"}\n', "c.gz": gzip.compress(b"x", mtime=0)}
    made = []
    for method in [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            for name, content in files.items():
                archive.writestr(zipfile.ZipInfo(name), content, method)
        made.append(out.getvalue())
    for form in [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=form) as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
        made.append(out.getvalue()[:4096])
    return [GREEDY_ZIP] + made + [pack(made[4][:2048]) for pack in [bz2.compress, lzma.compress, gzip.compress]] + [made[0][:150]]


def main(directory):
    hand_written = [content(path) for path in sorted(glob.glob(os.path.join(HERE, "seeds", "*")))]
    paragraphs, records = texts_and_records()
    write(os.path.join(directory, "fuzz_analyse"), hand_written + paragraphs)
    write(os.path.join(directory, "fuzz_json_records"), hand_written + records)
    write(os.path.join(directory, "fuzz_html"), pages(paragraphs))
    plain = [b"\n".join(records[:3]), b"[" + b", ".join(records[3:5]) + b"]", paragraphs[0], b'{"text": "a"}']
    write(os.path.join(directory, "fuzz_web_archives"), web_archives())
    write(os.path.join(directory, "fuzz_news_xml"), news())
    write(os.path.join(directory, "fuzz_packed"), packed())
    small = b'{"text": "Ida Moe spoke."}\n'
    write(os.path.join(directory, "fuzz_inputs"), hand_written + records + plain + web_archives() + news() + packed() + [gzip.compress(seed, mtime=0) for seed in plain] +
          [gzip.compress(small, mtime=0) * 2, zstandard(small), zstandard(small) * 2, gzip.compress(zstandard(small), mtime=0),
           b"\xef\xbb\xbf" + small, small.decode().encode("utf-16"), b"\xfe\xff" + small.decode().encode("utf-16-be")])


if __name__ == "__main__":
    main(sys.argv[1])
