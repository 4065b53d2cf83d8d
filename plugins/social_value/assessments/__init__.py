"""Assessments: the file that a reader takes away, described so that others can read it too."""
