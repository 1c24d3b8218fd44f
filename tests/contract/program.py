"""Runs the program for the contract and robustness tests. SAYSO names it, SAYSO_SANITIZE the sanitizers that it was built with."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["SAYSO"]
SANITIZED = bool(os.environ.get("SAYSO_SANITIZE"))


def sayso(*arguments, stdin=b"", **options):
    """Runs `sayso`; gives the finished process with bytes in stdout and text in stderr."""
    process = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, **options)
    process.stderr = process.stderr.decode()
    return process


def documents(output):
    """JSON Lines to objects; every line must be one, and the last must be ended."""
    assert output == b"" or output.endswith(b"\n")
    return [json.loads(line.decode("utf-8", "strict")) for line in output.split(b"\n")[:-1]]


def lines(*articles):
    """Objects to JSON Lines."""
    return b"".join(json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n" for article in articles)


class TestCase(unittest.TestCase):
    """Has a directory of its own, `self.folder`, and checks of a whole run."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="sayso-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as out:
            out.write(content)
        return self.path(name)

    def content(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def extract(self, *arguments, status=0, **options):
        """Documents that `sayso extract` writes to standard output; fails unless it ends with `status`."""
        process = sayso("extract", *arguments, **options)
        self.assertEqual(process.returncode, status, process.stderr)
        return documents(process.stdout)

    def warnings(self, *arguments, **options):
        """What `sayso extract --quiet` says on standard error."""
        return sayso("extract", "--quiet", *arguments, **options).stderr
