"""Pictures of pages, for whoever reviews a change: at the width of a phone and of a desk, light and dark.

    python -m tools.shots site shots < addresses

takes the pages of the built site in the folder `site` whose addresses are given, one a line and relative to its start,
and draws them into the folder `shots`. The site is served on this computer only, and nothing else is asked for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, cast

from playwright.sync_api import Browser, sync_playwright
from tools.engines import started

WIDTHS = (360, 1280)
"""In CSS pixels."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MOST = 30
"""More pages than this are not drawn: nobody looks through them."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of what is served."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer for as long; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def file_name(address: str, width: int, scheme: str) -> str:
    """The name of a picture: `guidance/pay/` -> `guidance-pay.360.light.png`."""
    return f"{address.strip('./').replace('/', '-') or 'home'}.{width}.{scheme}.png"


def draw(browser: Browser, start: str, address: str, folder: Path) -> list[Path]:
    """Draw one page at every width and in every colour scheme; return the files."""
    drawn = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.goto(start + address.removeprefix("./"))
            drawn.append(folder / file_name(address, width, scheme))
            page.screenshot(path=drawn[-1], full_page=True)
            page.close()
    return drawn


def shoot(site: Path, folder: Path, addresses: Iterable[str]) -> list[Path]:
    """Draw the pages that the site has; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    there = [address for address in addresses if (site / address / "index.html").is_file()]
    with served(site) as start, sync_playwright() as playwright, started("chromium", playwright) as browser:
        return [path for each in there[:MOST] for path in draw(cast("Browser", browser), start, each, folder)]


def main(arguments: list[str]) -> int:
    """Draw the pages whose addresses are given. Return 0."""
    site, folder = (Path(argument) for argument in arguments)
    drawn = shoot(site, folder, filter(None, (line.strip() for line in sys.stdin)))
    print(f"{len(drawn)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
