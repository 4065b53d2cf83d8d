"""The browser's pure modules in Node, with the properties that must hold whatever a reader does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from site_tests.trials import Inputs

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.test.mjs")))
def test_in_node(name: str, inputs: Inputs) -> None:
    assert (ROOT / "node_modules" / "fast-check").is_dir(), "fast-check is missing: run `make setup`"
    node = Path(sys.executable).with_name("node")
    command = [str(node), "--test", "--test-reporter=spec", str(FOLDER / name)]
    environ = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # What a test counted of the hostile files and links that it tried.
    for line in re.findall(r"\btried (\{.*\})$", done.stdout, re.MULTILINE):
        inputs.tried(**json.loads(line))
