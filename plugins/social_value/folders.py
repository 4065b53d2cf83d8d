"""Where the toolkit's files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of a project. Problems name files relative to `root`."""

    root: Path
    content: Path
    case_studies: Path
    checklists: Path

    @classmethod
    def of(cls, root: Path) -> Folders:
        """The folders of a project with the usual layout."""
        return cls(root, root / "content", root / "case_studies", root / "checklists")

    @property
    def data(self) -> Path:
        """The folder of dated facts and other data, beside the pages that use them. It is not published as pages."""
        return self.content / "_data"

    @property
    def glossary(self) -> Path:
        """The terms and their meanings."""
        return self.data / "glossary.yml"

    @property
    def tools(self) -> Path:
        """The measuring tools."""
        return self.data / "tools.yml"

    @property
    def tender_wording(self) -> Path:
        """The words of the tender pack."""
        return self.data / "tender-wording.yml"

    def worksheet(self, name: str) -> Path:
        """What readers fill in for themselves; `name` is one of `worksheets.model.SHEETS`."""
        return self.data / f"{name}.yml"

    @property
    def taxonomy(self) -> Path:
        """The lists that case studies choose from."""
        return self.case_studies / "_taxonomy.yml"

    @property
    def schemas(self) -> Path:
        """What editors check the YAML by. A project that has the program in it keeps them there, as the wheel needs."""
        package = self.root / "plugins" / "social_value"
        return (package if package.is_dir() else self.root) / "schemas"

    def shown(self, path: Path) -> str:
        """The path as a person would write it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def record_ids(folder: Path) -> set[str]:
    """The ids of a folder's records, sound or not: the names of its files. One that starts with _ or . is no record."""
    return {path.stem for path in folder.glob("*.yml") if not is_hidden(path)}


def is_hidden(path: Path) -> bool:
    """Whether a file among records is none, such as `_taxonomy.yml` or what an editor leaves behind."""
    return path.name[0] in "_."
