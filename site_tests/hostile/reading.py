"""What reading a hostile file comes to: a problem at a place in it, or sound data; never anything else.

    python -m site_tests.hostile.reading 2000 1

tries so many damaged files, those of seed 1, in a process that may take 200 MB more than it has at its start, and
prints as JSON how many were tried and refused, and what was wrong.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from site_tests.hostile.inputs import picked
from site_tests.hostile.project import MODELS, TODAY

from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import Problem, ProblemsError, format_report
from social_value.source import BIGGEST, parse
from social_value.validation import validate

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 1.0
MOST_BYTES = 200 * 2**20
DATA = ("glossary", "tools", "tender-wording", "impact-map", "sroi")
SHAPES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**53, 1.5, -0.0, "", "x", " ", "2026", "null", [], {}, [[]], [{}], [None], {"": ""}),
    *({"id": "x"}, {"id": []}, [[[[[[]]]]]], "x" * 13_000, ["x"] * 500, {f"k{number}": 1 for number in range(500)}),
)
PIECES = (
    b"- ",
    b": ",
    b"\n",
    b"\n  ",
    b"#",
    b"'",
    b'"',
    b"|\n",
    b">",
    b"[",
    b"]",
    b"{",
    b"}",
    b"&a ",
    b"*a",
    b"!!x ",
    b"\t",
)
PIECES += (
    b"\xff",
    b"\x00",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"---\n",
    b"...\n",
    b"%",
    b"<<: ",
    b"? ",
    b"\\",
    b"\r",
    b"{fact:x}",
)


def refusal(problems: Collection[Problem], text: str) -> list[str]:
    """What is wrong with how a file was refused: each problem stands somewhere in it, and says what and where."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        repr(problem)
        for problem in problems
        if not (
            1 <= problem.line <= len(lines)
            and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
            and problem.message.endswith((".", "?"))
        )
    ]


def damaged(data: bytes, dice: Random) -> bytes:
    """The bytes of a file with some of them changed, moved, cut out or put in often."""
    for _ in range(dice.randint(1, 5)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((0, 1, 2, 10, 200, len(data))))
        some = data[start:end]
        middle = dice.choice((b"", dice.choice(PIECES), dice.randbytes(2), some * 2, some + dice.choice(PIECES) * 3))
        data = data[:start] + middle + data[end:]
    return data[:BIGGEST]


def misshapen(data: Any, dice: Random) -> bytes:
    """A file whose data has something somewhere that does not belong there."""
    whole = {"": json.loads(json.dumps(data))}
    for _ in range(dice.randint(1, 4)):
        around: Any = whole
        step: Any = ""
        while isinstance(around[step], dict | list) and around[step] and dice.randint(0, 4):
            around = around[step]
            step = dice.choice(list(around) if isinstance(around, dict) else range(len(around)))
        if isinstance(around, dict) and around is not whole and not dice.randint(0, 5):
            around[dice.choice(("x", "id", "__class__", "title "))] = around.pop(step)
        elif isinstance(around, list) and not dice.randint(0, 5):
            around.insert(step, around[step])
        else:
            around[step] = (
                deepcopy(dice.choice(SHAPES)) if dice.randint(0, 2) else dice.choice(picked("markup", "names"))
            )
    return json.dumps(whole[""], ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")[:BIGGEST]


class Kitchen:
    """Damages files and reads them: alone, or within a small project that has every kind of them."""

    def __init__(self, root: Path, dice: Random) -> None:
        self.root, self.dice = root, dice
        self.tried, self.refused, self.wrong = 0, 0, list[str]()
        shutil.copytree(ROOT / "site_tests" / "fixtures" / "small_project", root, dirs_exist_ok=True)
        for name in DATA:
            shutil.copy(ROOT / "content" / "_data" / f"{name}.yml", root / "content" / "_data")
        self.files = sorted(path for path in root.rglob("*") if path.is_file())
        self.alone = [
            (path, model)
            for pattern, model in MODELS.items()
            for path in (*sorted(ROOT.glob(pattern)), *sorted(root.glob(pattern)))
        ]

    def serve(self) -> None:
        """Try one damaged file."""
        if self.dice.randint(0, 9):
            path, model = self.dice.choice(self.alone)
            content = self._damaged(path)
            self._taste(content, lambda: validate(model, parse(content, "x.yml")))
            return
        path = self.dice.choice(self.files)
        sound = path.read_bytes()
        content = self._damaged(path)
        path.write_bytes(content)
        shown = path.relative_to(self.root).as_posix()
        self._taste(content, lambda: load(Folders.of(self.root), TODAY), shown)
        path.write_bytes(sound)

    def _damaged(self, path: Path) -> bytes:
        content = path.read_bytes()
        if path.suffix == ".yml" and self.dice.randint(0, 1):
            return misshapen(parse(content, "").data, self.dice)
        return damaged(content, self.dice)

    def _taste(self, content: bytes, read: Callable[[], object], shown: str = "x.yml") -> None:
        self.tried += 1
        start = time.process_time()
        try:
            read()
        except ProblemsError as error:
            self.refused += 1
            format_report(error.problems, {"GITHUB_ACTIONS": "true"})
            here = [problem for problem in error.problems if problem.path == shown]
            self.wrong += refusal(here, content.decode("utf-8", "replace").removeprefix("\ufeff"))
        except Exception:  # whatever it is, it is not a problem with a place
            self.wrong.append(f"{content[:200]!r}: {traceback.format_exc(limit=-3)}")
        if (took := time.process_time() - start) > MOST_SECONDS:
            self.wrong.append(f"{shown}, {content[:200]!r}: {took:.1f} s")


def main(number: int, seed: int) -> None:
    """Try so many, and print what came of them."""
    with tempfile.TemporaryDirectory() as folder:
        kitchen = Kitchen(Path(folder, "project"), Random(seed))
        kitchen.serve()  # so that everything is loaded before memory is measured
        now = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MOST_BYTES, now + MOST_BYTES))
        for _ in range(number - 1):
            kitchen.serve()
    print(json.dumps({"number": kitchen.tried, "refused": kitchen.refused, "harmful": kitchen.wrong[:20]}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
