"""Draw the pictures that have to be PNG: previews for messages and social networks, and icons for home screens.

They are kept in the project, because a build has no browser; draw them again after the drawing, the mark, the colours
or the words have changed:

    python -m tools.pictures
"""

import sys
from pathlib import Path
from typing import cast

from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser, sync_playwright
from tools.engines import started

THEME = Path(__file__).parents[1] / "plugins" / "social_value" / "theme"
ASSETS = THEME / "assets" / "social-value"

CONTENT = Path(__file__).parents[1] / "content"


def previews() -> dict[str, str]:
    """File in content/ -> its words: those that mkdocs.yml gives as its text alternative."""
    with (CONTENT.parent / "mkdocs.yml").open("rb") as file:
        extra = yaml_load(file)["extra"]
    return {str(each["picture"]): str(each["words"]) for each in extra["previews"].values()}


ICONS = {"favicon.png": 96, "apple-touch-icon.png": 180}
"""File -> its width and height in pixels."""

PREVIEW = """
<!doctype html><html lang="en"><style>%(styles)s
  body { background: var(--sv-tint); color: var(--sv-ink); font-family: "DejaVu Sans", sans-serif; height: 630px;
    margin: 0; overflow: hidden; position: relative; width: 1200px; }
  header { align-items: center; border-top: 16px solid #e08a4f; background: var(--sv-brand); color: #fff; display: flex;
    font-size: 34px; font-weight: 700; gap: 16px; height: 92px; padding: 0 64px; }
  header .sv-mark { height: 60px; width: 60px; }
  h1 { font-size: 62px; letter-spacing: -1px; line-height: 1.15; margin: 56px 64px; text-wrap: balance; width: 760px; }
  figure { bottom: -18px; margin: 0 !important; position: absolute; right: 0; width: 800px; }
  svg { display: block; overflow: visible; }
</style><body data-md-color-scheme="default"><header>%(mark)s Salford Social Value Toolkit</header>
<h1>%(words)s</h1>%(drawing)s</body></html>
"""


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def draw(browser: Browser, html: str, width: int, height: int, file: Path) -> None:
    """Draw a page of this size in CSS pixels into a PNG file."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(html)
    page.screenshot(path=file, omit_background=True)
    page.close()


def main(content: Path = CONTENT, assets: Path = ASSETS) -> int:
    """Draw them all, the previews into one folder and the icons into the other. Return 0."""
    parts = {
        "styles": "".join(read(ASSETS / name) for name in ("site.css", "illustrations.css")),
        "mark": read(THEME / "partials" / "logo.html").rpartition("-#}")[2],
        "drawing": read(THEME / "social_value" / "illustrations" / "quays.html"),
    }
    icon = read(ASSETS / "favicon.svg")
    with sync_playwright() as playwright, started("chromium", playwright) as driver:
        browser = cast(Browser, driver)  # anything else is the system's WebKit
        for name, words in previews().items():
            draw(browser, PREVIEW % (parts | {"words": words}), 1200, 630, content / name)
        for name, size in ICONS.items():
            shape = icon.replace('rx="7" ', "") if name.startswith("apple") else icon  # Apple rounds it by itself
            sized = shape.replace("<svg ", f'<svg style="display: block" width="{size}" height="{size}" ')
            draw(browser, f'<body style="margin: 0">{sized}', size, size, assets / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
