"""Make sure that the tests find a Chromium, a Firefox and a WebKit that start, or say in one sentence what to install.

Where all three start, there is nothing to do. For those that do not, Playwright's own builds are fetched, then the
system libraries that these need, then Debian's packages, until they start.

    python -m tools.browsers
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright
from tools.engines import ENGINES, Engine, has_own_build, started

DOWNLOAD_LIMIT = 600
"""Seconds for a download, which hangs where Playwright's servers cannot be reached."""

Engines = Sequence[Engine]


def not_starting(engines: Engines) -> list[Engine]:
    """Return those engines whose browser is not there, or does not start and open a page."""
    with sync_playwright() as playwright:
        return [engine for engine in engines if not starts(engine, playwright)]


def starts(engine: Engine, playwright: Playwright) -> bool:
    """Say whether the browser of an engine opens a page: it may be a stub, or its libraries may be missing."""
    try:
        with started(engine.name, playwright) as browser:
            if isinstance(browser, Browser):
                page = browser.new_page()
                page.goto("about:blank")
                version = browser.version
            else:
                browser.get("about:blank")
                version = browser.capabilities["browserVersion"]
    except Exception as error:  # each driver has its own
        print(f"{engine.label}: {str(error).strip().partition(chr(10))[0]}", flush=True)
        return False
    print(f"{engine.label} for the tests: version {version}", flush=True)
    return True


def run(*command: str, limit: float | None = None, quiet: bool = False) -> bool:
    """Run a command without input and say whether it succeeded within ``limit`` seconds."""
    output = subprocess.DEVNULL if quiet else None
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
    ) as process:
        try:
            return process.wait(limit) == 0
        except subprocess.TimeoutExpired:
            print(f"Gave up after {limit:.0f} seconds: {' '.join(command)}", flush=True)
            return False
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def fetch_playwright_builds(engines: Engines) -> bool:
    """Download the browsers that belong to this version of Playwright."""
    names = [engine.name for engine in engines]
    print(f"Fetching Playwright's own {' and '.join(names)}.", flush=True)
    return run(sys.executable, "-m", "playwright", "install", *names, limit=DOWNLOAD_LIMIT)


def install_libraries(engines: Engines) -> bool:
    """Install the system libraries of Playwright's builds, where nobody has to be asked for a password."""
    with sync_playwright() as playwright:
        names = [engine.name for engine in engines if has_own_build(engine, playwright)]
    may = os.geteuid() == 0 or (shutil.which("sudo") and run("sudo", "-n", "true", quiet=True))
    if not names or not may:
        return False
    print(f"Installing the system libraries that Playwright's {' and '.join(names)} need.", flush=True)
    return run(sys.executable, "-m", "playwright", "install-deps", *names)


def install_debian_packages(engines: Engines) -> bool:
    """Install the browsers of Debian, where nobody has to be asked for a password."""
    print("Playwright's own are not to be had here: trying Debian's.", flush=True)
    return run("sh", str(Path(__file__).with_name("apt.sh")), *packages(engines))


def packages(engines: Engines) -> list[str]:
    """Return the names of the Debian packages of these engines, each once."""
    return list(dict.fromkeys(package for engine in engines for package in engine.packages))


def complaint(engines: Engines) -> str:
    """Return the sentence that says what to install for these engines."""
    labels = " and a ".join(engine.label for engine in engines)
    names = " ".join(engine.name for engine in engines)
    variables = ", ".join(engine.variable for engine in engines)
    return (
        f"The tests need a {labels} that starts: install it (Debian: apt-get install {' '.join(packages(engines))}; "
        f"elsewhere: .venv/bin/playwright install --with-deps {names}) or name one in {variables}, then run make again."
    )


def main() -> int:
    """Return 0 when the tests have their browsers, 1 after saying what is missing."""
    missing = not_starting(ENGINES)
    for engine in missing:
        if named := os.environ.get(engine.variable):
            print(f"{engine.variable} is '{named}', but that is not a browser that starts.", file=sys.stderr)
            return 1
    for step in (fetch_playwright_builds, install_libraries, install_debian_packages):
        if missing:
            step(missing)  # and even if it fails, some of them may have come
            missing = not_starting(missing)
    if missing:
        print(complaint(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
