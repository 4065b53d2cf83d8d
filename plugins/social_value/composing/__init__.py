"""A new case study, one field at a time, on the command line or in a browser.

    questions.py   what to ask, from the JSON Schema that editors use: there is no second list of fields
    draft.py       what an answer means, and what `check` would say of it
    form.py        the same for browsers: the questions as data, and the files there are
    page.py        the page where a browser asks them

What a browser writes and says is in `theme/assets/social-value/compose/`. The cases of
`site_tests/fixtures/composing/`, and random ones, must come out the same in both.
"""
