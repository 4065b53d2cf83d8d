"""The toolkit with hostile text wherever contributors write text: all of it that the checks let pass."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, TypeAdapter, ValidationError

from social_value import fields
from social_value.case_studies.model import CaseStudy, Taxonomy
from social_value.checklists.model import Checklist
from social_value.facts.model import FactFile
from social_value.folders import Folders
from social_value.glossary.model import GlossaryFile
from social_value.guidance import FrontMatter
from social_value.loading import load
from social_value.problems import Problem, ProblemsError, format_terminal
from social_value.source import Loc, dotted, parse, read
from social_value.tenders.model import TenderWording
from social_value.tools.model import ToolFile
from social_value.worksheets.model import SHEETS

MODELS: Mapping[str, type[BaseModel]] = {
    "case_studies/_taxonomy.yml": Taxonomy,
    "case_studies/*.yml": CaseStudy,
    "checklists/*.yml": Checklist,
    "content/_data/glossary.yml": GlossaryFile,
    "content/_data/tools.yml": ToolFile,
    "content/_data/tender-wording.yml": TenderWording,
    **{f"content/_data/{name}.yml": model for name, model in SHEETS.items()},
    "content/_data/*.yml": FactFile,
    "*.md": FrontMatter,
}
"""What each file holds; the first that fits counts."""

_PLAIN = {fields._no_html: "plain", fields._safe_markdown: "markdown"}
"""What makes a field one of free text."""
TODAY = datetime.date(2026, 11, 22)
_SAID_OF_A_PAGE = re.compile(r"^(title|description): (.*)$", re.MULTILINE)
_TRIES = 400
"""So many values are offered to a place, which may be too short for most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place for text in a file."""

    file: str
    loc: Loc
    kind: str
    type: Any
    """What its field takes."""


def places(file: str, model: Any, data: Any, loc: Loc = (), about: tuple[Any, ...] = ()) -> Iterator[Place]:
    """Every place in a file's data where a contributor writes free text; `about` is what is said of the model."""
    origin, arguments = get_origin(model), get_args(model)
    if origin is Annotated:
        yield from places(file, arguments[0], data, loc, (*about, *arguments[1:]))
    elif origin in (Union, UnionType):
        for each in arguments:
            yield from places(file, each, data, loc, about)
    elif model is str and isinstance(data, str):
        for check in about:
            if isinstance(check, AfterValidator) and check.func in _PLAIN:
                yield Place(file, loc, _PLAIN[check.func], Annotated[str, *about])
    elif isinstance(data, list) and origin is tuple:
        for index, item in enumerate(data):
            yield from places(file, arguments[min(index, len(arguments) - 2)], item, (*loc, index))
    elif isinstance(data, dict) and origin in (dict, Mapping):
        for name, item in data.items():
            yield from places(file, arguments[1], item, (*loc, name))
    elif isinstance(data, dict) and isinstance(model, type) and issubclass(model, BaseModel):
        for name, info in model.model_fields.items():
            if name in data:
                yield from places(file, info.annotation, data[name], (*loc, name), tuple(info.metadata))


class HostileProject:
    """A copy of the toolkit's files with the values in them."""

    def __init__(self, source: Path, root: Path, values: Iterable[str]) -> None:
        self.root = root
        self.planted: dict[tuple[str, str], str] = {}
        """A file and the place in it, as problems name it -> the text there."""
        self.taken_back = 0
        """How many more were refused for a rule between several texts."""
        for name in ("content", "case_studies", "checklists"):
            shutil.copytree(source / name, root / name)
        shutil.copy(source / "mkdocs.yml", root)
        self._sound = {file: _data(root / file) for file in _files(root)}
        self._now = deepcopy(self._sound)
        self._plant([value for value in values if _can_stand_in_a_file(value)])
        self._settle()

    def _plant(self, values: list[str]) -> None:
        """Put a value into each place: the next of them that the place takes, so that all of them come about."""
        queue = deque(values)
        for place in self._places():
            taker = TypeAdapter(place.type)
            for _ in range(min(_TRIES, len(queue))):
                value = queue.popleft()
                try:
                    taker.validate_python(value)
                except ValidationError:
                    queue.append(value)
                    continue
                self._put(place.file, place.loc, value)
                queue.append(value)
                break

    def _places(self) -> Iterator[Place]:
        for file, data in self._sound.items():
            model = next(model for pattern, model in MODELS.items() if Path(file).match(pattern))
            yield from places(file, model, data)

    def _put(self, file: str, loc: Loc, value: str) -> None:
        around = self._now[file]
        for step in loc[:-1]:
            around = around[step]
        around[loc[-1]] = value
        self.planted[file, dotted(loc)] = value

    def _settle(self) -> None:
        """Take back what breaks a rule between several texts, until the checks let everything pass."""
        for _ in range(12):
            for file, data in self._now.items():
                _write(self.root / file, data)
            try:
                load(Folders.of(self.root), TODAY)
            except ProblemsError as error:
                self._take_back(error.problems)
            else:
                return
        raise AssertionError("the checks never let it pass")

    def _take_back(self, problems: Iterable[Problem]) -> None:
        before = len(self.planted)
        for problem in problems:
            fields = [field for file, field in self.planted if file == problem.path]
            for name in [it for it in fields if f"{it}.".startswith(f"{problem.field}.") or not problem.field]:
                loc = tuple(int(step) if step.isdigit() else step for step in name.split("."))
                self._put(problem.path, loc, _at(self._sound[problem.path], loc))
                del self.planted[problem.path, name]
        assert len(self.planted) < before, format_terminal(problems)
        self.taken_back += before - len(self.planted)


def _files(root: Path) -> list[str]:
    found = (path.relative_to(root).as_posix() for path in sorted(root.rglob("*")) if path.is_file())
    return [file for file in found if any(Path(file).match(pattern) for pattern in MODELS)]


def _data(path: Path) -> Any:
    """The data of a file of YAML, or the title and the description of a page."""
    if path.suffix == ".md":
        found = _SAID_OF_A_PAGE.findall(path.read_text(encoding="utf-8"))[:2]
        return {name: parse(text, path.name).data for name, text in found}
    return read(path, path.name).data


def _write(path: Path, data: Any) -> None:
    if path.suffix == ".md":
        page = path.read_text(encoding="utf-8")
        text = _SAID_OF_A_PAGE.sub(lambda it: f"{it[1]}: {json.dumps(data[it[1]], ensure_ascii=False)}", page, count=2)
    else:
        text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")


def _at(data: Any, loc: Loc) -> Any:
    for step in loc:
        data = data[step]
    return data


def _can_stand_in_a_file(value: str) -> bool:
    try:
        parse(json.dumps([value], ensure_ascii=False), "")
    except ProblemsError:
        return False
    return True
