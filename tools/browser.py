"""Make sure that the tests find a Chromium that starts, or stop with one sentence that says what to install.

The tests take the first Chromium of ``candidates()`` that exists (site_tests/browser/conftest.py).
If that one starts, there is nothing to do. Otherwise Playwright's own build is fetched, then the
system libraries that it needs, then Debian's package, until one starts.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

DOWNLOAD_LIMIT = 600
"""Seconds for a download, which hangs where Playwright's servers cannot be reached."""

SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What a system may call it. The headless shell is the same engine without windows, and three times as fast."""

DEBIAN_PACKAGES = ("chromium-headless-shell", "fonts-dejavu-core")
"""Debian's Chromium comes without a font of its own, and pages without one have no size to measure."""

HELP = (
    "The tests need a browser that starts: install Chromium (Debian: apt-get install chromium-headless-shell; "
    "elsewhere: .venv/bin/playwright install --with-deps chromium) or name one in SVT_CHROMIUM, then run make again."
)


def candidates() -> Iterator[str]:
    """Yield where a Chromium may be, in the order in which the tests look."""
    if named := os.environ.get("SVT_CHROMIUM"):
        yield named
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path
    for name in SYSTEM_NAMES:
        if path := shutil.which(name):
            yield path


def starts(browser: str) -> bool:
    """Say whether a browser runs at all: it may be a stub, or its libraries may be missing."""
    return run(browser, "--version", limit=60, quiet=True)


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


def ready() -> bool:
    """Say whether the browser that the tests will take is there and starts."""
    browser = next((path for path in candidates() if Path(path).exists()), None)
    if browser is None or not starts(browser):
        return False
    print(f"Browser for the tests: {browser}", flush=True)
    return True


def fetch_playwright_build() -> bool:
    """Download the Chromium that belongs to this version of Playwright."""
    print("No Chromium here that starts: fetching Playwright's own.", flush=True)
    return run(sys.executable, "-m", "playwright", "install", "chromium", limit=DOWNLOAD_LIMIT)


def install_libraries() -> bool:
    """Install the system libraries of Playwright's Chromium, where nobody has to be asked for a password."""
    if os.geteuid() != 0 and not (shutil.which("sudo") and run("sudo", "-n", "true", quiet=True)):
        return False
    print("Playwright's Chromium does not start: installing the system libraries it needs.", flush=True)
    return run(sys.executable, "-m", "playwright", "install-deps", "chromium")


def install_debian_package() -> bool:
    """Install the Chromium of Debian, where nobody has to be asked for a password."""
    print("Playwright's Chromium is not to be had here: trying Debian's.", flush=True)
    return run("sh", str(Path(__file__).with_name("apt.sh")), *DEBIAN_PACKAGES)


def main() -> int:
    """Return 0 when the tests have their browser, 1 after saying what is missing."""
    if ready():
        return 0
    if named := os.environ.get("SVT_CHROMIUM"):
        print(f"SVT_CHROMIUM is '{named}', but that is not a browser that starts.", file=sys.stderr)
        return 1
    if fetch_playwright_build() and (ready() or (install_libraries() and ready())):
        return 0
    if install_debian_package() and ready():
        return 0
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
