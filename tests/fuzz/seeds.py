"""Makes the first inputs of every fuzz target: seeds.py <directory>. Paragraphs of our own gold articles for `analyse`;
articles as JSON, JSON Lines and text, plain, compressed and in UTF-16 for `inputs` and `json_records`; pages for `html`."""

import glob
import gzip
import json
import os
import sys

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


def main(directory):
    hand_written = [content(path) for path in sorted(glob.glob(os.path.join(HERE, "seeds", "*")))]
    paragraphs, records = texts_and_records()
    write(os.path.join(directory, "fuzz_analyse"), hand_written + paragraphs)
    write(os.path.join(directory, "fuzz_json_records"), hand_written + records)
    write(os.path.join(directory, "fuzz_html"), pages(paragraphs))
    plain = [b"\n".join(records[:3]), b"[" + b", ".join(records[3:5]) + b"]", paragraphs[0], b'{"text": "a"}']
    small = b'{"text": "Ida Moe spoke."}\n'
    write(os.path.join(directory, "fuzz_inputs"), hand_written + records + plain + [gzip.compress(seed, mtime=0) for seed in plain] +
          [gzip.compress(small, mtime=0) * 2, zstandard(small), zstandard(small) * 2, gzip.compress(zstandard(small), mtime=0),
           b"\xef\xbb\xbf" + small, small.decode().encode("utf-16"), b"\xfe\xff" + small.decode().encode("utf-16-be")])


if __name__ == "__main__":
    main(sys.argv[1])
