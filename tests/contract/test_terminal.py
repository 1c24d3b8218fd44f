"""What the program does differently at a terminal: a line of progress, colours, the width of a page."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import threading
import time
import unittest

from articles import articles
from program import PROGRAM, TestCase, lines

ARTICLE = lines({"title": "A title", "text": "Ida Moe said sales rose 4.5% to $3 million in 2019. “We will not sell,” she said. " * 4})
PROGRESS = re.compile(rb"\d+ documents, \d+\.\d MB/s, \d+ failed")
ERASE = b"\r\x1b[K"


class Terminal:
    """A terminal of its own; what is written to it is collected while the program runs."""

    def __init__(self, columns=80):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.written = b""
        self.reader = threading.Thread(target=self.collect)
        self.reader.start()

    def collect(self):
        while True:
            try:
                piece = os.read(self.master, 65536)
            except OSError:  # nobody has the other side open any more
                return
            if not piece:
                return
            self.written += piece

    def close(self):
        os.close(self.slave)
        self.reader.join()
        os.close(self.master)
        return self.written


def run(*arguments, pieces, pause=0.0, out=False, err=False, columns=80, **environment):
    """Runs `sayso extract` with standard output or standard error at a terminal; gives what went to each."""
    usual = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    terminal = Terminal(columns)
    process = subprocess.Popen([PROGRAM, "extract", *arguments], stdin=subprocess.PIPE, env={**usual, **environment},
                               stdout=terminal.slave if out else subprocess.PIPE, stderr=terminal.slave if err else subprocess.PIPE)
    pipes = {}
    readers = []
    for name, pipe in [("out", process.stdout), ("err", process.stderr)]:
        if pipe is not None:
            def read(name=name, pipe=pipe):
                with pipe:
                    pipes[name] = pipe.read()
            readers.append(threading.Thread(target=read))
            readers[-1].start()
    with process.stdin:
        for piece in pieces:
            process.stdin.write(piece)
            process.stdin.flush()
            time.sleep(pause)
    status = process.wait(timeout=120)
    for reader in readers:
        reader.join()
    written = terminal.close()
    return status, written if out else pipes["out"], written if err else pipes["err"]


class Progress(TestCase):
    # More than a batch each, with a pause that is longer than the progress line is left as it is.
    pieces = [lines(*articles(900))] * 3

    def run_slowly(self, *arguments, **terminals):
        status, out, err = run("--format", "jsonl", *arguments, pieces=self.pieces, pause=0.3, **terminals)
        self.assertEqual(status, 0)
        return out, err

    def test_a_line_of_progress_is_written_over_and_then_erased_at_a_terminal(self):
        out, err = self.run_slowly(err=True)
        self.assertRegex(err, PROGRESS)
        last, summary = err.rsplit(ERASE, 1)
        self.assertRegex(last, PROGRESS)
        self.assertTrue(summary.startswith(b"2700 documents, 0 failed; "), summary)
        self.assertEqual(out.count(b"\n"), 2700)

    def test_there_is_none_elsewhere(self):
        _, err = self.run_slowly()
        self.assertNotRegex(err, PROGRESS)
        self.assertNotIn(b"\x1b", err)
        self.assertEqual(err.count(b"\n"), 1)

    def test_there_is_none_for_the_quiet(self):
        _, err = self.run_slowly("--quiet", err=True)
        self.assertEqual(err, b"")

    def test_there_is_none_between_the_lines_of_output_at_the_same_terminal(self):
        written, _ = self.run_slowly("--include", "text", out=True, err=True)
        self.assertNotIn(b"\x1b", written)
        written, _ = self.run_slowly("-o", self.path("out.jsonl"), out=True, err=True)
        self.assertRegex(written, PROGRESS)


class Colours(TestCase):
    def pretty(self, **options):
        status, out, _ = run("--pretty", "--format", "jsonl", pieces=[ARTICLE], **options)
        self.assertEqual(status, 0)
        return out.decode()

    def test_a_summary_has_colours_at_a_terminal_only(self):
        self.assertIn("\x1b[", self.pretty(out=True))
        self.assertNotIn("\x1b", self.pretty())
        self.assertNotIn("\x1b", self.pretty(err=True))

    def test_a_summary_in_a_file_has_no_colours(self):
        run("--pretty", "-o", self.path("out.txt"), pieces=[ARTICLE], out=True, err=True)
        self.assertIn(b"Ida Moe", self.content("out.txt"))
        self.assertNotIn(b"\x1b", self.content("out.txt"))

    def test_no_color_is_honoured_unless_it_is_empty(self):
        self.assertNotIn("\x1b", self.pretty(out=True, NO_COLOR="1"))
        self.assertIn("\x1b[", self.pretty(out=True, NO_COLOR=""))

    def test_a_terminal_that_knows_no_colours_gets_none(self):
        self.assertNotIn("\x1b", self.pretty(out=True, TERM="dumb"))

    def test_json_never_has_colours(self):
        _, out, _ = run("--quiet", pieces=[ARTICLE], out=True, err=True)
        self.assertNotIn(b"\x1b", out)

    def test_a_summary_is_as_wide_as_the_terminal_but_readable(self):
        for columns, width in [(60, 60), (300, 100)]:
            found = self.pretty(out=True, columns=columns, NO_COLOR="1").splitlines()
            self.assertEqual(max(map(len, found)), width)


if __name__ == "__main__":
    unittest.main()
