"""Which pages are made, told by the names of the files there are: links may lead to them before any is made."""

from __future__ import annotations

from social_value import reference
from social_value.action import page as action_page
from social_value.action import results_page, tender_page
from social_value.assessments import page as assessment_page
from social_value.case_studies import coverage
from social_value.case_studies import page as case_study_page
from social_value.checklists import page as checklist_page
from social_value.composing import page as composing_page
from social_value.folders import Folders, record_ids
from social_value.glossary import page as glossary_page
from social_value.tools import page as tools_page
from social_value.worksheets import page as worksheet_page
from social_value.worksheets.model import SHEETS


def made_pages(folders: Folders) -> set[str]:
    """The paths under content/ of all pages that are made, by the names of the files there are, sound or not."""
    return {
        *made_once(folders),
        *(f"checklists/{name}.md" for name in record_ids(folders.checklists)),
        *(f"case-studies/{name}.md" for name in record_ids(folders.case_studies)),
    }


def made_once(folders: Folders) -> set[str]:
    """Those of them that are not made for each of many files."""
    paths = {checklist_page.INDEX, assessment_page.INDEX, case_study_page.INDEX, coverage.PATH}
    paths |= {action_page.INDEX, action_page.PLAN, action_page.EVIDENCE, results_page.RESULTS, tender_page.TENDER}
    paths |= {case_study_page.COMPARE, case_study_page.SHORTLIST}
    of_files = {
        reference.PATH: folders.content / coverage.INVITED,
        composing_page.PATH: folders.content / coverage.INVITED,
        glossary_page.PATH: folders.glossary,
        tools_page.PATH: folders.tools,
    }
    of_files |= {worksheet_page.path(name): folders.worksheet(name) for name in SHEETS}
    return paths | {path for path, file in of_files.items() if file.exists()}
