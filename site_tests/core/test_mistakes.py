"""Mistakes that people make in a case study, one a file, and what `check` says of each.

The files are in fixtures/mistakes, and the table of what is said in messages.md there. Read it as somebody would who
has never written YAML: does each row say what to do?
"""

from __future__ import annotations

from pathlib import Path

import pytest
from site_tests.changes import is_a_sentence

FOLDER = Path(__file__).parents[1] / "fixtures" / "mistakes"
FILES = sorted(FOLDER.glob("*.yml"))
TABLE = FOLDER / "messages.md"
SOUND = "no-mistake"
HEAD = "| mistake | line | what is said | what to do |\n| --- | --- | --- | --- |\n"


def said(project, file):
    """The rows of the table for one file: its mistake, the line, the message and the hint of each problem."""
    path = f"case_studies/{file.stem}.yml"
    project.write(path, file.read_text(encoding="utf-8"))
    found = project.problems() if file.stem != SOUND else ()
    assert {problem.path for problem in found} <= {path}
    words = file.stem.replace("-", " ")
    return [f"| {words} | {problem.line} | {problem.message} | {problem.hint} |" for problem in found]


@pytest.fixture
def table(project):
    rows = []
    for file in FILES:
        rows += said(project, file)
        (project.root / "case_studies" / f"{file.stem}.yml").unlink()
    return HEAD + "\n".join(rows) + "\n"


def test_there_are_more_than_twenty_mistakes_and_a_sound_file_to_compare_with():
    assert len(FILES) > 20
    assert SOUND in {file.stem for file in FILES}


def test_the_table_of_mistakes_and_messages_is_as_it_was(table):
    assert table == TABLE.read_text(encoding="utf-8"), f"Read what has changed, then keep it:\n{table}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_mistake_is_found_once_and_said_in_sentences(project, file):
    rows = said(project, file)
    assert len(rows) == (file.stem != SOUND)
    for row in rows:
        sentences = [cell.strip() for cell in row.split("|")[3:5]]
        assert all(is_a_sentence(cell) for cell in sentences if cell), sentences
