"""LibreOffice for the tests: it works out the spreadsheets that readers take away, and lays out their documents.

Set-up makes sure that its Calc and its Writer work, or says in one sentence what to install.

    python -m tools.office
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docx
from openpyxl import Workbook
from tools.browsers import run

COMMANDS = ("soffice", "libreoffice")
PACKAGES = ("libreoffice-calc-nogui", "libreoffice-writer-nogui", "fonts-liberation")
"""What Debian has it in. The fonts are as wide as those that our documents name."""
VARIABLE = "SVT_OFFICE"
"""The environment variable that names a particular program."""
LIMIT = 120
"""Seconds for one call, on a busy machine."""

COMPLAINT = (
    f"The tests need LibreOffice with Calc and Writer: install it (Debian: apt-get install {' '.join(PACKAGES)}; "
    f"elsewhere: from libreoffice.org) or name its soffice in {VARIABLE}, then run make again."
)


def program() -> str:
    """Return the path of the program. Raises LookupError where there is none."""
    if named := os.environ.get(VARIABLE):
        return named
    if found := next(filter(None, map(shutil.which, COMMANDS)), None):
        return found
    raise LookupError(f"no LibreOffice found: run `make setup`, or name it in {VARIABLE}")


def convert(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Open files as a reader would and save them as `kind`, such as pdf, into a folder; return them in order.

    One call for many files is quick. Raises LookupError or OSError, with what the program said.
    """
    with tempfile.TemporaryDirectory() as profile:  # two calls with one profile cannot run side by side
        done = subprocess.run(
            [
                program(),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                *("--convert-to", kind, "--outdir", str(folder)),
                *map(str, files),
            ],
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    made = [folder / f"{file.stem}.{kind}" for file in files]
    if missing := [file.name for file in made if not file.is_file()]:
        raise OSError(f"LibreOffice did not make {', '.join(missing)}:\n{done.stdout}{done.stderr}")
    return made


def works() -> bool:
    """Say whether a spreadsheet and a document can be opened: its parts are packages of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet, text = folder / "sheet.xlsx", folder / "text.docx"
        book = Workbook()
        book.worksheets[0]["A1"] = "=1+1"
        book.save(sheet)
        docx.Document().save(str(text))
        try:
            convert([sheet, text], "pdf", folder)
        except (LookupError, OSError, subprocess.SubprocessError) as error:
            print(f"LibreOffice: {str(error).strip().partition(chr(10))[0]}", flush=True)
            return False
    return True


def main() -> int:
    """Return 0 when the tests have their LibreOffice, 1 after saying what is missing."""
    if works():
        return 0
    if not os.environ.get(VARIABLE) and run("sh", str(Path(__file__).with_name("apt.sh")), *PACKAGES) and works():
        return 0
    print(COMPLAINT, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
