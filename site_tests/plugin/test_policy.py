"""The build of a page that its policy would break: it stops, and says which page it is and all that is wrong in it."""

from __future__ import annotations

FOOTER = """
<p onclick="go()">Press</p>
<p style="color: red">A paragraph.</p>
<a href="javascript:go()">Press</a> or look at <img alt="A map" src="https://example.com/map.png">
"""


def refused(project, html: str) -> str:
    """What the build says of a toolkit whose own template holds this. In pages the checks refuse it before."""
    project.replace("mkdocs.yml", "theme: {name: material,", "theme: {name: material, custom_dir: own,")
    partial = project.root / "own" / "partials" / "footer.html"
    partial.parent.mkdir(parents=True)
    partial.write_text(html, encoding="utf-8")
    done = project.build()
    assert done.returncode != 0
    assert "The page 404.html cannot be published." in done.stderr  # the first of all that have it
    assert "Traceback" not in done.stderr
    return done.stderr


def test_what_would_be_broken_for_readers_stops_the_build_and_is_told_at_once(project) -> None:
    told = refused(project, FOOTER)
    for what in (
        'onclick="go()" of <p>',
        'style="color: red" of <p>',
        'href="javascript:go()" of <a>',
        'src="https://example.com/map.png" of <img>',
    ):
        assert what in told


def test_a_script_in_a_template_is_not_made_part_of_the_policy(project) -> None:
    assert "Browsers would not run this script in it: “go()”" in refused(project, "<script>go()</script>")
