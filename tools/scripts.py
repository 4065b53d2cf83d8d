"""Make the published scripts and styles from the readable ones, unless they are made already.

Each page loads one script, joined from its modules. What it fetches only when it is needed, or shares with that, stays
apart in `parts/`. Their names hold a checksum, so that a page never gets a part of another version of itself.
"""

import fcntl
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from social_value.published import MADE_FROM, PUBLISHED, SOURCES, PublishedError, check, fingerprint

ROOT = Path(__file__).parents[1]
WORKSHOP = ROOT / ".cache"
"""Where it is made, on the same disk, before it takes its place in one step."""

NOTICE = "/*! Salford Social Value Toolkit, MIT licence */"

OPTIONS = (
    "--bundle",
    "--splitting",
    "--format=esm",
    "--target=es2022",  # never newer syntax than in the sources
    "--minify",
    "--charset=utf8",
    "--preserve-symlinks",  # the names of parts say nothing of where the packages really are
    f"--outbase={SOURCES}",
    "--out-extension:.js=.mjs",
    f"--banner:js={NOTICE}",
    f"--banner:css={NOTICE}",
    "--log-level=warning",
    "--log-override:import-is-undefined=error",
)


def recipe() -> str:
    """Return 64 hexadecimal digits that change with the way in which it is made."""
    files = (Path(__file__), ROOT / "package-lock.json")
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def is_made() -> bool:
    """Say whether making it again would change nothing."""
    try:
        check()
    except PublishedError:
        return False
    made_from = json.loads((PUBLISHED / MADE_FROM).read_text(encoding="utf-8"))
    return bool(made_from["recipe"] == recipe())


def entries() -> Iterator[Path]:
    """Yield what pages load by name: every file that is in no folder, and the `element.mjs` of each folder."""
    for pattern in ("*.css", "*.mjs", "*/element.mjs"):
        yield from sorted(SOURCES.glob(pattern))


def make(folder: Path, esbuild: Path) -> None:
    """Write the published scripts and styles into a new folder. Raises CalledProcessError after esbuild said why."""
    # Before all else, so that a file which is changed meanwhile makes this out of date.
    made_from = {"sources": fingerprint(), "recipe": recipe()}
    assets = folder / SOURCES.relative_to(SOURCES.parents[2])
    for entry in entries():
        # One by one, because what two pages shared would become parts of its own: more files to fetch for each page.
        parts = entry.parent.relative_to(SOURCES) / "parts"
        command = [str(esbuild), str(entry), *OPTIONS, f"--chunk-names={parts}/[name]-[hash]", f"--outdir={assets}"]
        subprocess.run(command, cwd=SOURCES, stdin=subprocess.DEVNULL, check=True)
    (folder / MADE_FROM).write_text(json.dumps(made_from, indent=2) + "\n", encoding="utf-8")


def put(folder: Path, place: Path, aside: Path) -> None:
    """Put a finished folder in its place; whatever was there goes aside."""
    if place.exists():
        place.rename(aside)
    folder.rename(place)


def main() -> int:
    """Return 0 when the published scripts and styles are up to date, 1 after saying what is wrong."""
    WORKSHOP.mkdir(exist_ok=True)
    with (WORKSHOP / "scripts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a test run and a build may both be here
        return 0 if is_made() else make_and_put()


def make_and_put() -> int:
    """Make them, and only then let them take the place of the last ones. Returns as `main` does."""
    # The program itself, of which npm installs the one for this system; its wrapper for Node says every mistake twice.
    esbuild = next(ROOT.glob("node_modules/@esbuild/*/bin/esbuild"), None)
    if not esbuild:
        print("esbuild, which makes our scripts and styles small, is missing: run `make setup`.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(dir=WORKSHOP) as workshop:
        folder = Path(workshop, "published")
        try:
            make(folder, esbuild)
        except subprocess.CalledProcessError:
            print("The published scripts were not made: see above. The last ones still stand.", file=sys.stderr)
            return 1
        put(folder, PUBLISHED, Path(workshop, "before"))
    print(f"Made the published scripts and styles in {PUBLISHED.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
