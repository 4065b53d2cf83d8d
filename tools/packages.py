"""Every package that the project stands on, as the locks name it: what readers are sent, what builds, what only tests.

Versions come from the locks and licences from the installed packages and from npm's lock. A package that is not
installed everywhere has no licence here, so that every system tells the same.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON_LOCKS = {"build": "requirements.txt", "test": "requirements-test.txt"}
NPM_LOCK = "package-lock.json"

SENT = frozenset({("pypi", "mkdocs-material"), ("npm", "fflate")})
"""The packages of which readers are sent something besides what they make. NOTICE says what else these hold."""
UNSAID = "as its own licence file says"

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(;)?", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One package in one version."""

    name: str
    version: str
    ecosystem: str
    """`pypi` or `npm`."""
    use: str
    """`sent`, `build` or `test`."""
    licence: str
    """Empty if it is not installed on every system."""
    is_expression: bool = False
    """Whether the licence is an SPDX expression, such as `MIT OR Apache-2.0`."""
    integrity: str = ""
    """npm's checksum of it. Those of Python packages stand in their locks, one for each system."""

    @property
    def url(self) -> str:
        """The package URL. See https://github.com/package-url/purl-spec."""
        return f"pkg:{self.ecosystem}/{self.name.replace('@', '%40')}@{self.version}"


def packages(root: Path = ROOT) -> list[Package]:
    """Every package of the locks, by ecosystem and name."""
    found: dict[str, Package] = {}
    for use, lock in PYTHON_LOCKS.items():
        for name, version, marked in _LOCKED.findall((root / lock).read_text(encoding="utf-8")):
            licence, is_expression = ("", False) if marked else _licence_of(name)
            found.setdefault(name, Package(name, version, "pypi", _use("pypi", name, use), licence, is_expression))
    for place, each in json.loads((root / NPM_LOCK).read_text(encoding="utf-8"))["packages"].items():
        if place:
            name = place.rpartition("node_modules/")[2]
            use = _use("npm", name, "test" if each.get("dev") else "build")
            licence, is_expression = each["license"].strip("()"), bool(re.fullmatch(r"[\w.-]+", each["license"]))
            package = Package(name, each["version"], "npm", use, licence, is_expression, each.get("integrity", ""))
            found.setdefault(package.url, package)
    return sorted(found.values(), key=lambda package: (package.ecosystem, package.name, package.version))


def _use(ecosystem: str, name: str, otherwise: str) -> str:
    return "sent" if (ecosystem, name) in SENT else otherwise


def _licence_of(name: str) -> tuple[str, bool]:
    """The licence of an installed Python package, and whether it is an SPDX expression."""
    said = distribution(name).metadata.json
    if expression := said.get("license_expression"):
        return str(expression), True
    for classifier in said.get("classifier", ()):
        if classifier.startswith("License :: OSI Approved :: "):
            return classifier.rpartition(" :: ")[2], False
    licence = str(said.get("license", "")).strip()
    return (licence if licence and "\n" not in licence else UNSAID), False
