"""The documents that readers' browsers write, written by Node from examples, and opened by other programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from site_tests.conftest import ROOT
from tools.office import convert

from social_value.documents.parts import for_browsers

ON_PAPER = ("ordinary", "hostile", "long", "wide", "empty")
"""The examples that are printed too. The others are drawn by lot."""


@dataclass(frozen=True)
class Written:
    """One example in all its forms."""

    name: str
    file: Path
    """For Word."""
    pieces: list[tuple[str, Any]]
    """What it is made of, in order: a kind, and a text or the rows of a table."""
    markdown: str
    html: str
    plain: str
    type: str


def write(folder: Path, **environ: str) -> dict[str, Written]:
    """Write every example into a folder, and return them by their names."""
    skeleton = folder / "skeleton.json"
    skeleton.write_text(for_browsers(), encoding="utf-8")
    node = Path(sys.executable).with_name("node")
    script = Path(__file__).with_name("examples.mjs")
    command = [str(node), str(script), str(folder), str(skeleton)]
    environment = {**os.environ, **environ}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    return {name: Written(name, folder / f"{name}.docx", **about) for name, about in found.items()}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    return write(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="session")
def printed(written: dict[str, Written], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The name of each example -> the text of its pages, as LibreOffice lays it out."""
    done = convert([written[name].file for name in ON_PAPER], "pdf", tmp_path_factory.mktemp("printed"))
    return {
        name: [page.extract_text() for page in PdfReader(file).pages] for name, file in zip(ON_PAPER, done, strict=True)
    }
