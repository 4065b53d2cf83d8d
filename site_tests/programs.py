"""Python programs as a contributor starts them, each in a process of its own, but quickly.

To import MkDocs and our packages takes longer than most of what the tests then run. So a server imports them once, and
each program is a fork of it: multiprocessing's “forkserver”. What is imported is all that two programs share.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

IMPORTED = [
    "mkdocs.commands.build",
    "mkdocs.commands.serve",
    "mkdocs.config.defaults",
    "material.plugins.search.plugin",
    "social_value.commands.changes",
    "social_value.commands.check",
    "social_value.commands.make",
    "social_value.commands.new",
    "social_value.commands.shape",
    "social_value.plugin",
    "docx",
    "openpyxl",
]
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(IMPORTED)


def run_module(
    module: str, *arguments: str, cwd: Path, env: Mapping[str, str], timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run `python -m module arguments`. Raises TimeoutExpired, and then the program has been ended."""
    if env.get("PYTHONPATH") != os.environ.get("PYTHONPATH"):  # then it imports other files than the server did
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=timeout, check=False)
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name, "out"), Path(name, "err")
        program = _SERVER.Process(target=_become, args=(module, arguments, str(cwd), dict(env), str(out), str(err)))
        program.start()
        program.join(timeout)
        if program.is_alive():
            program.kill()
            program.join()
            raise subprocess.TimeoutExpired([module, *arguments], timeout)
        said = [file.read_text(encoding="utf-8") for file in (out, err)]
        return subprocess.CompletedProcess([module, *arguments], program.exitcode or 0, *said)


def _become(module: str, arguments: tuple[str, ...], cwd: str, env: dict[str, str], out: str, err: str) -> None:
    """Be that program, as far as it can see."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    for number, path, how in (
        (0, os.devnull, os.O_RDONLY),
        (1, out, os.O_WRONLY | os.O_CREAT),
        (2, err, os.O_WRONLY | os.O_CREAT),
    ):
        file = os.open(path, how, 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
    sys.argv = [module, *arguments]
    sys.path.insert(0, cwd)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
