"""The pages of case studies are made in one go, and are what MkDocs would have made, to the last byte."""

from __future__ import annotations

import shutil

import pytest
from site_tests.conftest import ROOT
from site_tests.hostile_library import hostile_library
from site_tests.large_library import large_project
from site_tests.plugin.conftest import Project

from social_value.toolkit import Toolkit

SLOWER = "the pages of case studies are made the slower way"
PLUGIN = "plugins: [{social-value: {scripts: source}}]"
SLOW = "plugins: [{social-value: {scripts: source, fast: false}}]"


@pytest.fixture(scope="module")
def both(toolkit: Toolkit, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Project]:
    """The toolkit itself with odd case studies, built in the fast way and in MkDocs' way."""
    folder = tmp_path_factory.mktemp("both")
    library = hostile_library(toolkit.library, 40, "Salford Social Value Toolkit")
    fast = Project(large_project(ROOT, library, folder / "fast"))
    shutil.copytree(fast.root, folder / "slow")
    slow = Project(folder / "slow")
    slow.replace("mkdocs.yml", "- social-value:\n", "- social-value:\n      fast: false\n")
    for project in (fast, slow):
        done = project.build(SITE_URL="https://example.org/x/", REPO_URL="https://example.org/a/b")
        assert done.returncode == 0, done.stderr
        assert SLOWER not in done.stderr
    return fast, slow


def test_both_ways_make_the_same_site(both: tuple[Project, Project]) -> None:
    fast, slow = (project.snapshot() for project in both)
    assert fast.keys() == slow.keys()
    assert sum(path.startswith("case-studies/odd-") for path in fast) == 40
    assert [path for path, content in fast.items() if content != slow[path]] == []


def test_the_odd_texts_are_there(both: tuple[Project, Project]) -> None:
    """That they came through shows that the pages compared are odd."""
    pages = [path.read_text(encoding="utf-8") for path in both[0].site.glob("case-studies/odd-*/index.html")]
    for text in ("&amp;lt;b", "{{ page.meta }}", "שלום", "<table>", 'class="footnote"', "<dl>", "illustrations.css"):
        assert any(text in page for page in pages), text


def test_mkdocs_itself_makes_no_page_of_a_case_study(project: Project) -> None:
    line = "Building page case-studies/baker.md"
    assert line not in project.run("mkdocs", "build", "--strict", "--verbose").stderr
    project.replace("mkdocs.yml", PLUGIN, SLOW)
    done = project.run("mkdocs", "build", "--strict", "--verbose")
    assert line in done.stderr
    assert SLOWER not in done.stderr


HOOK = "hooks: [hook.py]\n"


def with_hook(project: Project, code: str) -> None:
    (project.root / "hook.py").write_text(code, encoding="utf-8")
    path = project.root / "mkdocs.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}{HOOK}", encoding="utf-8")


def test_whoever_has_to_see_each_page_sees_it(project: Project) -> None:
    with_hook(project, "def on_post_page(output, page, config):\n    return output + f'<!-- {page.file.src_uri} -->'\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert f"{SLOWER}: the plugin or hook “hook.py” wants to see each page (on_post_page)" in done.stderr
    assert project.html("case-studies/baker").endswith("<!-- case-studies/baker.md -->")


def test_templates_of_the_project_are_used(project: Project) -> None:
    folder = project.root / "own" / "partials"
    folder.mkdir(parents=True)
    (folder / "footer.html").write_text(
        "<footer>{{ page.meta.case_study.sector.id if page and page.meta.case_study }}</footer>", encoding="utf-8"
    )
    project.replace("mkdocs.yml", "name: material,", "name: material, custom_dir: own,")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert f"{SLOWER}: the project has templates of its own in own/" in done.stderr
    assert "<footer>private</footer>" in project.html("case-studies/baker")


def test_a_case_study_in_the_navigation_is_there(project: Project) -> None:
    path = project.root / "mkdocs.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}  - The baker: case-studies/baker.md\n", encoding="utf-8")
    done = project.build()
    assert f"{SLOWER}: the navigation names a page under case-studies/" in done.stderr
    assert ">The baker<" in project.html("case-studies/charity")


def test_another_mkdocs_that_hands_templates_something_else_makes_the_pages_itself(project: Project) -> None:
    with_hook(
        project,
        "import mkdocs.commands.build as build\n"
        "from social_value.fast import conditions\n"
        "def on_startup(command, dirty):\n"
        "    made = build.get_context\n"
        "    def get_context(nav, files, config, page=None, base_url='', more=None):\n"
        "        return made(nav, files, config, page, base_url)\n"
        "    build.get_context = conditions.get_context = get_context\n",
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert f"{SLOWER}: this version of MkDocs" in done.stderr
    assert "school leavers" in project.html("case-studies/baker")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        # A value comes out in a way that nobody foresaw.
        (
            "def on_env(env, config, files):\n"
            "    made = env.filters['tojson']\n"
            "    def tojson(context, it):\n"
            "        return made(context, it).replace('u003c', 'u003C')\n"
            "    env.filters['tojson'] = __import__('jinja2').pass_eval_context(tojson)\n",
            "a value of the page is written in a way that is not known",
        ),
        # The page hangs on more than its values.
        (
            "def on_env(env, config, files):\n"
            "    made = env.filters['url']\n"
            "    def url(context, it):\n"
            "        page = context['page']\n"
            "        return f'{made(context, it)}?{len(page.meta[\"title\"]) if page and page.meta else 0}'\n"
            "    env.filters['url'] = __import__('jinja2').pass_context(url)\n",
            "came out otherwise than MkDocs makes it",
        ),
    ],
)
def test_a_page_that_comes_out_otherwise_is_noticed_and_all_are_made_by_mkdocs_own_functions(
    project: Project, code: str, why: str
) -> None:
    with_hook(project, code)
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert SLOWER in done.stderr
    assert why in done.stderr
    fast = project.snapshot()
    project.replace("mkdocs.yml", PLUGIN, SLOW)
    assert project.build().returncode == 0
    assert fast == project.snapshot()


@pytest.mark.parametrize(
    ("file", "old", "new", "report"),
    [
        (
            "case_studies/baker.yml",
            "(../guidance/jobs.md)",
            "(../guidance/jobs.md#nothing)",
            "'case-studies/baker.md' contains a link '../guidance/jobs.md#nothing'",
        ),
        ("case_studies/baker.yml", "(charity.md)", "(charity.md#nothing)", "'charity.md#nothing'"),
        ("case_studies/baker.yml", "(charity.md)", "(#nothing)", "there is no such anchor on this page"),
        (
            "content/guidance/jobs.md",
            "# ",
            "[x](../case-studies/baker.md#nothing)\n\n# ",
            "'../case-studies/baker.md#nothing'",
        ),
        ("content/guidance/jobs.md", "# ", "[x](../case-studies/backer.md)\n\n# ", "'../case-studies/backer.md'"),
    ],
)
def test_a_link_that_leads_nowhere_stops_a_strict_build_once_and_in_both_ways(
    project: Project, file: str, old: str, new: str, report: str
) -> None:
    text = (project.root / file).read_text(encoding="utf-8")
    front, mark, rest = text.rpartition("---\n")
    (project.root / file).write_text(front + mark + rest.replace(old, new, 1), encoding="utf-8")
    for _ in range(2):
        done = project.build()
        assert done.returncode == 1
        assert done.stderr.count(report) == 1
        if SLOW not in (project.root / "mkdocs.yml").read_text(encoding="utf-8"):
            project.replace("mkdocs.yml", PLUGIN, SLOW)


def test_links_to_headings_of_case_studies_are_sound(project: Project) -> None:
    project.replace("case_studies/baker.yml", "(charity.md)", "(charity.md#what-you-can-do)")
    project.replace("content/guidance/jobs.md", "\n# ", "\n[x](../case-studies/baker.md#what-they-did)\n\n# ")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert 'href="../charity/#what-you-can-do"' in project.html("case-studies/baker")
