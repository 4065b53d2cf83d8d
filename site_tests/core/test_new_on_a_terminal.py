"""`new case-study` on a real terminal: what it asks, its colours, and what is left when somebody stops half-way."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from site_tests.core.test_new import ANSWERS, PATH

from social_value.__main__ import main
from social_value.source import read

LIMIT = 60
"""Seconds to wait for words, on a busy machine."""
ON_A_TERMINAL = """
import os, runpy, sys
os.open(os.ttyname(0), os.O_RDWR)  # makes it the terminal that Ctrl+C is typed on
sys.argv[0] = "social_value"
runpy.run_module("social_value", run_name="__main__", alter_sys=True)
"""
BOLD = "\x1b[1m"
GIVEN = {field: text for field, text in ANSWERS.items() if field not in ("sector", "limits")}


class Terminal:
    """A program on a terminal of its own, and somebody who types there."""

    def __init__(self, arguments, cwd, **environ):
        self.ours, theirs = pty.openpty()
        self.said = ""
        self.program = subprocess.Popen(
            [sys.executable, "-c", ON_A_TERMINAL, *arguments],
            cwd=cwd,
            env={name: text for name, text in os.environ.items() if name not in ("NO_COLOR", "GITHUB_ACTIONS")}
            | {"SOURCE_DATE_EPOCH": "1795305600", "TERM": "xterm", **environ},  # 22 November 2026
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def hears(self, words):
        """Wait until it has said the words, after what it was last waited for; return all up to them."""
        end = time.monotonic() + LIMIT
        while words not in self.said:
            assert time.monotonic() < end, f"it does not say {words!r} but {self.said!r}"
            assert self._more(), f"it ended without {words!r}: {self.said!r}"
        before, _, self.said = self.said.partition(words)
        return before

    def asks(self):
        """Wait until it asks for something, or has ended. Say whether it asks."""
        end = time.monotonic() + LIMIT
        while not (asked := re.search(r"(> (\[\S+\] )?|\[y/N\]: )$", self.said)) and self._more():
            assert time.monotonic() < end, f"it does not ask but says {self.said!r}"
        if asked:
            self.said = ""
        return bool(asked)

    def _more(self):
        """Take in what it says. False when it has ended."""
        if select.select([self.ours], [], [], 0.2)[0]:
            try:
                self.said += os.read(self.ours, 65536).decode().replace("\r\n", "\n")
            except OSError:  # its end of the terminal is closed
                return False
        return True

    def types(self, text, key="\r"):
        os.write(self.ours, (text + key).encode())

    def interrupts(self, text=""):
        """Type Ctrl+C after some text, and again as somebody would whom a program did not hear: just before it reads,
        Python takes no notice."""
        self.types(text, key="\x03")
        end, last, before = time.monotonic() + LIMIT, time.monotonic(), self.said
        while self.said.replace("^C", "") in (before, before + text) and self._more():
            assert time.monotonic() < end, f"it does not hear Ctrl+C but says {self.said!r}"
            if time.monotonic() - last > 5:
                self.types("", key="\x03")
                last = time.monotonic()

    def ends(self):
        """Wait for its end; return its code and what else it said."""
        end = time.monotonic() + LIMIT
        while self._more():
            assert time.monotonic() < end, f"it does not end but says {self.said!r}"
        return self.program.wait(LIMIT), self.said

    def close(self):
        self.program.kill()
        self.program.wait()
        os.close(self.ours)


@pytest.fixture
def terminal(project):
    started = []

    def start(given=GIVEN, **environ):
        options = [f"--set={field}={text}" for field, text in given.items()]
        started.append(Terminal(["new", "case-study", "corner-shop", *options], project.root, **environ))
        return started[-1]

    yield start
    for each in started:
        each.close()


def leave_out(it, *titles):
    for title in titles:
        it.hears(title)
        it.hears("> ")
        it.types("")


def answer_up_to_the_limits(it):
    it.hears("Answer each question.")
    assert BOLD in it.hears("Sector")
    it.hears("> ")
    it.types("Private business")
    it.hears("Did you mean “private”?")
    it.hears("> ")
    it.types("private")
    leave_out(it, "End", "Shows")
    it.hears("Add it? [y/N]: ")
    it.types("n")
    it.hears("Limits")


def test_it_asks_what_is_not_given_and_writes_the_file(terminal, project):
    it = terminal()
    answer_up_to_the_limits(it)
    for line in ("It is invented.", "All of it.", "."):
        it.hears("> ")
        it.types(line)
    while it.asks():
        it.types("")  # the rest may be left out, whatever it is
    code, said = it.ends()
    assert (code, said.splitlines()[-1]) == (0, f"Wrote {PATH}")
    assert read(project.root / PATH, PATH).data["limits"] == "It is invented.\nAll of it."


def test_ctrl_c_in_the_middle_writes_nothing_and_gives_all_that_was_answered_back_as_a_command(
    terminal, project, monkeypatch
):
    it = terminal()
    answer_up_to_the_limits(it)
    it.hears("> ")
    it.types("It’s invented: 100% of “it”.")
    it.hears("> ")
    it.interrupts("never finished")
    it.hears("Stopped. No file was written.")
    it.hears("To go on from here, run:\n\n")
    code, command = it.ends()
    assert code == 1
    assert "Traceback" not in command
    assert not (project.root / PATH).exists()

    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "social_value"]
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    done = CliRunner().invoke(main, [word for word in words[3:] if word != "--ask"])
    assert done.output == f"Wrote {PATH}\n"
    data = read(project.root / PATH, PATH).data
    assert data["limits"] == "It’s invented: 100% of “it”."
    assert data["sector"] == "private"
    assert data["years"] == {"start": 2021, "ongoing": True}
    assert data["themes"] == ["jobs"]
    assert data["outcomes"][0]["value"] == 12


def test_ctrl_c_before_the_first_answer_says_only_that_nothing_was_written(terminal, project):
    it = terminal(given={})
    it.hears("Title")
    it.hears("> ")
    it.interrupts()
    code, said = it.ends()
    assert code == 1
    assert re.sub(r"\x1b\[\S*", "", said).replace("^C", "").strip() == "Stopped. No file was written."
    assert not (project.root / PATH).exists()


def test_there_are_no_colours_where_nobody_sees_them_and_where_nobody_wants_them(terminal, project):
    it = terminal(NO_COLOR="1")
    assert BOLD not in it.hears("Sector")
    options = [f"--set={field}={text}" for field, text in GIVEN.items()]
    command = [sys.executable, "-m", "social_value", "new", "case-study", "corner-shop", "--ask", *options]
    done = subprocess.run(
        command, cwd=project.root, input="", capture_output=True, text=True, timeout=LIMIT, check=False
    )
    assert done.returncode == 1
    assert "Sector" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
