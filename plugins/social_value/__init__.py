"""The Salford Social Value Toolkit: checklists and case studies in YAML, turned into a site."""

__version__ = "0.1.0"
