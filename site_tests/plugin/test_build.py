"""A build of a sound project: what the plugin adds, and where each page stands."""

from __future__ import annotations

import json
import re


def test_a_sound_project_builds_without_a_warning(sound) -> None:
    assert "WARNING" not in (sound.root / "said.txt").read_text(encoding="utf-8")
    assert (sound.site / "checklists" / "first" / "index.html").is_file()
    assert (sound.site / "case-studies" / "baker" / "index.html").is_file()


def test_pages_outside_the_navigation_know_their_index_and_their_neighbours(sound) -> None:
    html = sound.html("case-studies/baker")
    breadcrumb = re.search(r'<nav class="sv-path".*?</nav>', html, re.DOTALL)
    assert breadcrumb
    assert re.findall(r'href="([^"]*)"', breadcrumb[0]) == ["../..", "../"]
    # Case studies are in the order of their titles: the baker, then the charity.
    assert re.search(r'<link rel="prev" href="\.\./">', html)
    assert re.search(r'<link rel="next" href="\.\./charity/">', html)
    # What is about all of them comes after the last.
    assert re.search(r'<link rel="next" href="\.\./coverage/">', sound.html("case-studies/charity"))
    assert 'rel="next"' not in sound.html("case-studies/places/england")


def test_a_page_made_from_yaml_is_edited_in_the_yaml(sound) -> None:
    address = "https://github.com/somebody/toolkit/edit/main"
    assert f'href="{address}/case_studies/baker.yml"' in sound.html("case-studies/baker")
    assert f'href="{address}/checklists/first.yml"' in sound.html("checklists/first")
    assert f'href="{address}/content/guidance/jobs.md"' in sound.html("guidance/jobs")


def test_without_a_repository_there_is_nothing_to_edit_and_nothing_to_warn_of(project) -> None:
    project.replace("mkdocs.yml", "repo_url: https://github.com/somebody/toolkit\n", "")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "edit/main" not in project.html("case-studies/baker")


def test_search_finds_guides_case_studies_and_each_statement_where_it_stands(sound) -> None:
    found = sound.searched()
    assert "We tell local colleges about our jobs" in found["checklists/first/#jobs-advertise"][0]
    assert found["case-studies/baker/"][0] == "A baker trains school leavers"
    assert "two places" in found["case-studies/baker/"][1]
    assert "Tell a local college" in found["guidance/jobs/"][1]
    # What stands elsewhere too is found there only.
    assert not [address for address in found if "use-this-guide-with" in address]


def test_the_box_of_the_search_is_there_and_no_page_has_what_material_would_fetch_an_index_for(sound) -> None:
    for address in ("", "guidance/jobs", "case-studies/baker", "checklists/first"):
        html = sound.html(address)
        assert html.count('role="search"') == 1
        assert re.findall('data-index="([^"]*)"', html) == [
            "../" * len(address.split("/") if address else []) + "search/"
        ]
        assert 'data-md-component="search' not in html
        assert not re.search('<form[^>]* (name|id)="search"', html)
    assert not (sound.site / "search" / "search_index.json").exists()


def test_the_search_of_the_theme_beside_ours_does_no_harm(project) -> None:
    project.replace("mkdocs.yml", "plugins: [", "plugins: [search, ")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "the plugin “search” is not needed" in done.stderr
    assert project.html("guidance/jobs").count('role="search"') == 1
    assert "guidance/jobs/" in project.searched()


def test_two_builds_of_the_same_toolkit_have_the_same_search(built) -> None:
    first = {path: content for path, content in built.snapshot().items() if path.startswith("search/")}
    built.build()
    assert {path: content for path, content in built.snapshot().items() if path.startswith("search/")} == first


def test_a_guide_ends_with_the_statements_and_case_studies_it_belongs_to(sound) -> None:
    html = sound.html("guidance/jobs")
    assert 'href="../../checklists/first/#jobs-advertise"' in html
    assert 'href="../../checklists/first/#pay-law"' in html, "a statement may name a guide of its own"
    assert 'href="../../case-studies/baker/"' in html
    assert 'href="../../case-studies/charity/"' not in html


def test_a_projects_own_templates_come_before_ours(project) -> None:
    folder = project.root / "own" / "social_value"
    folder.mkdir(parents=True)
    (folder / "case-study.html").write_text(
        '{% extends "main.html" %}{% block content %}<h1>Ours</h1>{% endblock %}', encoding="utf-8"
    )
    project.replace("mkdocs.yml", "theme: {name: material,", "theme: {name: material, custom_dir: own,")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "<h1>Ours</h1>" in project.html("case-studies/baker")


def test_text_that_looks_like_markup_is_shown_and_never_becomes_markup(project) -> None:
    hostile = 'A "quoted" & odd {{ config }} {% raw %} *title* [x](y) | a < b > c'
    project.replace("case_studies/baker.yml", "title: A baker trains school leavers", f"title: {json.dumps(hostile)}")
    project.replace("checklists/first.yml", "text: We train people on the job.", f"text: {json.dumps(hostile)}")
    done = project.build()
    assert done.returncode == 0, done.stderr
    for address in ("case-studies/baker", "case-studies", "checklists/first", "guidance/jobs"):
        html = project.html(address)
        assert "a &lt; b" in html, address
        assert "a < b" not in html, address
        assert "{{ config }}" in html, address
        assert "<em>title</em>" not in html, address


def test_pages_load_the_parts_they_need_and_no_others(sound) -> None:
    scripts = re.compile(r'<script[^>]*src="[^"]*social-value/([^"]+)"')
    assert "checklist/element.mjs" in scripts.findall(sound.html("checklists/first"))
    assert "case-studies/element.mjs" in scripts.findall(sound.html("case-studies"))
    assert not {"checklist/element.mjs", "filters/element.mjs"} & set(scripts.findall(sound.html("guidance/jobs")))


def test_no_name_can_end_the_script_that_holds_the_structured_data(project) -> None:
    # The texts of contributors hold no HTML: what is checked first could still be forgotten. This name is not checked.
    hostile = "A</script ><script>alert('x')</script> & <!-- \"b\""
    project.replace("mkdocs.yml", "site_name: A small toolkit", f"site_name: {json.dumps(hostile)}")
    done = project.build()
    assert done.returncode == 0, done.stderr
    for address in ("", "guidance/jobs", "case-studies/baker"):
        html = project.html(address)
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        things = json.loads(data)["@graph"]
        names = [thing["name"] for thing in things if thing["@type"] == "WebSite"]
        names += [thing["itemListElement"][0]["name"] for thing in things if thing["@type"] == "BreadcrumbList"]
        assert names == [hostile], address
        assert not re.search("[<>&']", data), address
        assert "<script>alert" not in html, address


def test_a_page_loads_the_styles_of_drawings_only_where_it_has_one(project) -> None:
    project.replace("content/guidance/jobs.md", "\n# ", "\n{illustration:quays}\n\n# ")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "illustrations.css" in project.html("guidance/jobs")
    assert 'class="sv-drawing' in project.html("guidance/jobs")
    assert "illustrations.css" not in project.html("guidance/pay")
    assert "home.css" in project.html("")
    assert "home.css" not in project.html("guidance/pay")
