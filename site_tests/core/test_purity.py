"""The core outlives the site generator: only the adapter knows MkDocs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import social_value

PACKAGE = Path(social_value.__file__).parent
ADAPTER = {"config.py", "fast", "plugin.py"}
FILES = sorted(PACKAGE.rglob("*.py"))
CORE = [file for file in FILES if file.relative_to(PACKAGE).parts[0] not in ADAPTER]
MKDOCS = {"mkdocs", "material", "jinja2"}


def module_name(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(file: Path) -> set[str]:
    """The top-level packages that a file names in an import, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


def test_only_the_adapter_imports_mkdocs():
    assert {file.relative_to(PACKAGE).parts[0] for file in FILES if "mkdocs" in imported_by(file)} == ADAPTER


@pytest.mark.parametrize("file", CORE, ids=module_name)
def test_the_core_names_no_site_generator_and_no_adapter(file):
    assert imported_by(file).isdisjoint(MKDOCS)
    text = file.read_text(encoding="utf-8")
    assert "social_value.plugin" not in text
    assert "social_value.config" not in text
    assert "social_value.fast" not in text


def test_the_core_is_imported_without_mkdocs_in_a_fresh_interpreter():
    """Each module by itself could hide behind another's imports, so all are imported, and nothing else is."""
    names = [module_name(file) for file in CORE if file.name != "__main__.py"]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(*sorted({MKDOCS!r} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_the_core_needs_only_what_the_project_says():
    allowed = {"click", "docx", "markdown_it", "openpyxl", "pydantic", "pydantic_core", "yaml", "social_value"}
    needed = set().union(*(imported_by(file) for file in CORE)) - set(sys.stdlib_module_names)
    assert needed <= allowed


def test_the_scorer_needs_nothing_but_the_checklists_model():
    scoring = PACKAGE / "checklists" / "scoring.py"
    assert imported_by(scoring) <= {"__future__", "collections", "dataclasses", "social_value"}
