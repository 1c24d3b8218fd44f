"""Long runs: inputs from lists, shards, failures that are listed, runs that are killed and go on, copies that are marked."""

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import time
import unittest

from articles import article, articles
from program import PROGRAM, TestCase, documents, lines, sayso

LARGE = os.environ.get("SAYSO_LARGE") == "1"  # the whole number of documents and kills; minutes


class Lists(TestCase):
    def setUp(self):
        super().setUp()
        for name in ["b.txt", "a.txt", "a name.txt"]:
            self.file(name, name.encode())

    def texts(self, *arguments, **options):
        return [document["text"] for document in self.extract(*arguments, **options)]

    def test_a_list_names_inputs_one_a_line(self):
        listed = f"{self.path('b.txt')}\r\n\n{self.path('a name.txt')}\n{self.path('a.txt')}".encode()
        self.assertEqual(self.texts("--files-from", self.file("list", listed)), ["b.txt", "a name.txt", "a.txt"])
        self.assertEqual(self.texts("--files-from", "-", stdin=listed), ["b.txt", "a name.txt", "a.txt"])
        self.assertEqual(self.texts("--files-from", self.file("list.gz", gzip.compress(listed))), ["b.txt", "a name.txt", "a.txt"])

    def test_a_list_may_be_ended_by_zero_bytes(self):
        os.rename(self.path("b.txt"), self.path("two\nlines"))
        listed = b"".join(os.fsencode(self.path(name)) + b"\0" for name in ["two\nlines", "a.txt"])
        self.assertEqual(self.texts("--files-from", "-", stdin=listed), ["b.txt", "a.txt"])

    def test_inputs_of_the_command_line_come_first(self):
        self.assertEqual(self.texts(self.path("b.txt"), "--files-from", "-", stdin=self.path("a.txt").encode()), ["b.txt", "a.txt"])

    def test_what_a_list_names_and_is_not_there_fails_and_no_other(self):
        process = sayso("extract", "--files-from", "-", stdin=f"{self.path('none')}\n{self.path('a.txt')}\n".encode())
        self.assertEqual(process.returncode, 2)
        self.assertEqual(len(documents(process.stdout)), 1)
        self.assertIn(self.path("none"), process.stderr)

    def test_a_list_that_cannot_be_read_is_told(self):
        process = sayso("extract", "--files-from", self.path("none"))
        self.assertEqual((process.returncode, process.stdout), (3, b""))
        self.assertIn(self.path("none"), process.stderr)
        self.assertEqual(sayso("extract", "-", "--files-from", "-").returncode, 1)


class Shards(TestCase):
    def test_the_shards_together_are_the_whole_and_share_nothing(self):
        source = self.file("in.jsonl", lines(*articles(300)))
        self.file("pages/1.txt", b"One.")
        self.file("pages/2.txt", b"Two.")
        inputs = [source, self.path("pages"), "--include", "text"]
        whole = [document["id"] for document in self.extract(*inputs)]
        parts = [[document["id"] for document in self.extract(*inputs, "--shard", f"{i}/3")] for i in [1, 2, 3]]
        self.assertEqual(sorted(sum(parts, [])), sorted(whole))
        for part in parts:
            self.assertGreater(len(part), 60)
            self.assertEqual(part, [id for id in whole if id in part])

    def test_a_shard_stays_the_same_whatever_other_inputs_there_are(self):
        source, other = self.file("in.jsonl", lines(*articles(60))), self.file("a.jsonl", lines(*articles(5)))
        alone = self.extract(source, "--shard", "2/4", "--include", "text")
        with_other = self.extract(other, source, "--shard", "2/4", "--include", "text")
        self.assertEqual(with_other[-len(alone):], alone)

    def test_a_failure_is_told_by_one_shard(self):
        source = self.file("in.jsonl", lines(*articles(20)) + b"{bad\n")
        self.assertEqual(sorted(sayso("extract", source, "--shard", f"{i}/3").returncode for i in [1, 2, 3]), [0, 0, 2])

    def test_what_is_no_part_is_a_usage_error(self):
        for shard in ["0/2", "3/2", "1", "1/", "/2", "1/2x", "-1/2"]:
            self.assertEqual(sayso("extract", f"--shard={shard}", stdin=b"x").returncode, 1, shard)


class Failures(TestCase):
    def test_failures_are_listed_with_their_place(self):
        source = self.file("in.jsonl", b'{"text":"a"}\n{"id":"k","no":1}\n{bad\n')
        process = sayso("extract", source, self.path("none.txt"), "--failures", self.path("failed.jsonl"))
        self.assertEqual(process.returncode, 2)
        found = documents(self.content("failed.jsonl"))
        self.assertEqual([(line["id"], line["source"].get("record")) for line in found],
                         [("k", 2), (f"{source}#3", 3), (self.path("none.txt"), None)])
        for line in found:
            self.assertTrue(line["error"]["code"] and line["error"]["message"])
            self.assertIn(line["error"]["message"], process.stderr)

    def test_the_list_can_be_retried(self):
        self.file("good.txt", b"Good.")
        process = sayso("extract", self.path("late.txt"), self.path("good.txt"), "--failures", self.path("failed.jsonl"))
        self.assertEqual(process.returncode, 2)
        self.file("late.txt", b"Late.")
        again = "\n".join(line["source"]["path"] for line in documents(self.content("failed.jsonl")))
        self.assertEqual([document["text"] for document in self.extract("--files-from", "-", stdin=again.encode())], ["Late."])

    def test_there_is_an_empty_list_where_nothing_fails(self):
        self.extract("--failures", self.path("failed.jsonl"), stdin=b"Well.")
        self.assertEqual(self.content("failed.jsonl"), b"")
        self.assertEqual(os.listdir(self.folder), ["failed.jsonl"])


class Resume(TestCase):
    """A run that ends before its time, whatever ends it, goes on to the bytes that it would have written at once."""

    def setUp(self):
        super().setUp()
        self.count = 20000 if LARGE else 1500
        self.file("in/1.jsonl", lines(*articles(self.count // 3)) + b"{bad\n")
        self.file("in/2.jsonl.gz", gzip.compress(lines(*(article(n) for n in range(self.count // 3, self.count)))))
        for number in range(50):
            self.file(f"in/pages/{number}.txt", f"Page {number} says that it is here.".encode())

    def command(self, name, *options):
        return [PROGRAM, "extract", self.path("in"), "-o", self.path(name), "--quiet", "--jobs", "2", *options]

    def check_files(self, name, status):
        """The whole run's files under their own names, and nothing else of it."""
        self.assertIn(status, [0, 2])  # 0 where another shard has the bad line
        self.assertEqual([file for file in os.listdir(self.folder) if name in file], [name])

    def whole(self, name, *options):
        """Bytes of the documents and of the failures, of a run that nothing interrupts."""
        status = subprocess.run(self.command(name, "--failures", self.path("failed"), *options), capture_output=True).returncode
        self.check_files(name, status)
        return self.content(name), self.content("failed")

    def killed(self, name, kills, options):
        """The same of a run that is killed many times; and how many of the kills came before its end."""
        source, came = random.Random(11), 0
        command = self.command(name, "--failures", self.path("failed"), "--resume", "--checkpoint", "0", *options)
        started = time.monotonic()
        subprocess.run(command, capture_output=True)
        length = time.monotonic() - started
        for file in [name, "failed"]:
            os.remove(self.path(file))
        for _ in range(kills):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=source.uniform(0, 0.6 * length if came % 2 else 0.1 * length))
            except subprocess.TimeoutExpired:
                process.kill()
            came += process.wait() == -signal.SIGKILL
        status = subprocess.run(command, capture_output=True).returncode
        self.check_files(name, status)
        return self.content(name), self.content("failed"), came

    def test_a_run_that_is_killed_goes_on_and_gives_the_same_bytes(self):
        for name, options in [("out.jsonl", []), ("out.jsonl.gz", []), ("out.jsonl.zst", ["--dedupe", "--shard", "1/2"])]:
            with self.subTest(name=name, options=options):
                whole = self.whole(name, *options)
                for file in [name, "failed"]:
                    os.remove(self.path(file))
                *bytes_then, came = self.killed(name, 50 if LARGE else 8, options)
                self.assertEqual(tuple(bytes_then), whole)
                self.assertGreater(came, 2)

    def test_an_interrupted_run_goes_on(self):
        whole = self.whole("out.jsonl.gz")
        for file in ["out.jsonl.gz", "failed"]:
            os.remove(self.path(file))
        command = self.command("out.jsonl.gz", "--failures", self.path("failed"), "--resume", "--checkpoint", "0")
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while not os.path.exists(self.path("out.jsonl.gz.part")) or os.path.getsize(self.path("out.jsonl.gz.part")) == 0:
            time.sleep(0.001)
        process.send_signal(signal.SIGTERM)
        message = process.stderr.read().decode()
        process.stderr.close()
        if process.wait() == 128 + signal.SIGTERM:
            self.assertIn("--resume", message)
            self.assertFalse(os.path.exists(self.path("out.jsonl.gz")))
        subprocess.run(command, capture_output=True)
        self.assertEqual((self.content("out.jsonl.gz"), self.content("failed")), whole)

    def test_a_full_disk_loses_nothing(self):
        whole = self.whole("out.jsonl")
        for file in ["out.jsonl", "failed"]:
            os.remove(self.path(file))
        command = self.command("out.jsonl", "--failures", self.path("failed"), "--resume", "--checkpoint", "0")
        limit = len(whole[0]) // 2
        full = subprocess.run(command, capture_output=True,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertEqual(full.returncode, 3)
        self.assertIn(b"File too large", full.stderr)
        self.assertIn(b"--resume", full.stderr)
        self.assertFalse(os.path.exists(self.path("out.jsonl")))
        safe = documents(self.content("out.jsonl.part"))
        self.assertGreater(len(safe), 100)
        subprocess.run(command, capture_output=True)
        self.assertEqual((self.content("out.jsonl"), self.content("failed")), whole)

    def stopped(self, *options):
        """Leaves a run that was interrupted in the midst."""
        limit = len(sayso("extract", self.path("in"), *options).stdout) * 3 // 4
        subprocess.run(self.command("out.jsonl", "--checkpoint", "0", *options), capture_output=True,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertTrue(os.path.exists(self.path("out.jsonl.part")))

    def test_another_command_does_not_go_on_with_it(self):
        self.stopped("--include", "text")
        process = subprocess.run(self.command("out.jsonl", "--resume"), capture_output=True)
        self.assertEqual(process.returncode, 3)
        self.assertIn(b"--include", process.stderr)
        self.assertTrue(os.path.exists(self.path("out.jsonl.part")))
        begun_anew = subprocess.run(self.command("out.jsonl"), capture_output=True)
        self.assertEqual(begun_anew.returncode, 2)
        self.assertEqual(len(documents(self.content("out.jsonl"))), self.count + 50)

    def test_other_inputs_are_noticed(self):
        for changed in ["in/0.txt", "in/1.jsonl"]:
            self.stopped()
            self.file(changed, b"Something else.")
            process = subprocess.run(self.command("out.jsonl", "--resume"), capture_output=True)
            self.assertEqual(process.returncode, 3, changed)
            self.assertIn(b"not those that the interrupted run had read", process.stderr)
            self.assertFalse(os.path.exists(self.path("out.jsonl")))

    def test_damage_to_its_notes_is_as_if_there_were_none(self):
        whole = self.whole("out.jsonl")
        os.remove(self.path("out.jsonl"))
        self.stopped("--failures", self.path("failed"))
        with open(self.path("out.jsonl.progress"), "r+b") as notes:
            notes.seek(-700, os.SEEK_END)
            notes.write(b"x" * 700)
        subprocess.run(self.command("out.jsonl", "--resume", "--failures", self.path("failed")), capture_output=True)
        self.assertEqual(self.content("out.jsonl"), whole[0])

    def test_what_is_complete_is_left_alone(self):
        before = self.whole("out.jsonl")
        process = subprocess.run(self.command("out.jsonl", "--resume"), capture_output=True)
        self.assertEqual(process.returncode, 0)
        self.assertIn(b"complete", process.stderr)
        self.assertEqual(self.content("out.jsonl"), before[0])
        self.assertEqual(sorted(os.listdir(self.folder)), ["failed", "in", "out.jsonl"])

    def test_two_runs_do_not_write_one_file(self):
        os.mkfifo(self.path("slow"))
        first = subprocess.Popen([PROGRAM, "extract", self.path("slow"), "-o", self.path("out.jsonl")], stderr=subprocess.DEVNULL)
        with open(self.path("slow"), "wb") as slow:
            second = sayso("extract", "-o", self.path("out.jsonl"), stdin=b"Second.")
            self.assertEqual(second.returncode, 3)
            self.assertIn("another run", second.stderr)
            slow.write(b"First.")
        self.assertEqual(first.wait(), 0)
        self.assertEqual(documents(self.content("out.jsonl"))[0]["text"], "First.")

    def test_it_needs_a_file(self):
        self.assertEqual(sayso("extract", "--resume", stdin=b"x").returncode, 1)

    def test_the_files_of_a_run_are_no_inputs(self):
        command = [PROGRAM, "extract", self.folder, "-o", self.path("in/out.jsonl"), "--failures", self.path("in/failed"), "--quiet"]
        self.assertEqual(subprocess.run(command, capture_output=True).returncode, 2)
        self.assertEqual(len(documents(self.content("in/out.jsonl"))), self.count + 50)


STORY = """The town council of Port Ellery voted on Tuesday to sell the old customs house, ending four years of argument.
The building, empty since 1998, will become a hotel of sixty rooms under the plan of the Brae Group.
"We have waited long enough," said Ida Moe, who leads the council. "The roof will not wait any longer."
Opponents had asked for a museum and collected 2,100 signatures, more than one in five of the town's voters.
They said on Wednesday that they would ask a court to look into how the price of $3.4 million was set.
The sale is to be completed in March, and work on the facade should begin before the summer."""


class Copies(TestCase):
    def marked(self, *texts):
        found = self.extract("--dedupe", "--include", "text", stdin=lines(*({"id": f"a{n}", "text": text} for n, text in enumerate(texts))))
        return [document.get("duplicate_of") for document in found]

    def test_the_hash_is_that_of_the_words(self):
        variants = ["The “Town”  voted — again.\n", "the town voted, again", "THE TOWN VOTED AGAIN!", "The town voted again and again."]
        hashes = [document["hash"] for document in self.extract("--include", "sentences", stdin=lines(*({"text": v} for v in variants)))]
        self.assertEqual(len(set(hashes[:3])), 1)
        self.assertNotEqual(hashes[0], hashes[3])
        self.assertRegex(hashes[0], "^[0-9a-f]{32}$")

    def test_wire_copies_are_marked_with_the_first(self):
        cut = STORY.rsplit("\n", 1)[0]
        dressed = "PORT ELLERY (AXP) - " + STORY.replace('"', "”") + "\n\nReporting by J. Doe. All rights reserved."
        edited = STORY.replace("Tuesday", "10 March").replace("sixty", "60")
        self.assertEqual(self.marked(STORY, "Something else entirely, and nothing more.", cut, dressed, edited),
                         [None, None, "a0", "a0", "a0"])

    def test_other_news_of_the_same_matter_is_no_copy(self):
        other = STORY.split("\n")[0] + "\nThe hotel group said that it would employ eighty people once the house was open, most of them from the town, and " \
            "that it had found a builder.\nShares in the group rose 2% in Oslo, where they have lost a third of their worth since May."
        self.assertEqual(self.marked(STORY, other), [None, None])

    def test_short_texts_are_copies_only_if_they_have_the_same_words(self):
        self.assertEqual(self.marked("", "Rain on Monday, sun later.", "", "Rain on Tuesday, sun later.", "Rain on Monday: sun later!"),
                         [None, None, None, None, "a1"])

    def test_the_answer_is_the_same_whatever_the_number_of_jobs(self):
        texts = lines(*(article(n % 700) for n in range(1400)))
        one = sayso("extract", "--dedupe", "--jobs", "1", stdin=texts).stdout
        self.assertEqual(one, sayso("extract", "--dedupe", "--jobs", "8", stdin=texts).stdout)
        self.assertGreater(sum("duplicate_of" in document for document in documents(one)), 650)


if __name__ == "__main__":
    unittest.main()
