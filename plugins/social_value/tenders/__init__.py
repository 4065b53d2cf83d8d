"""The words of the tender pack: content/_data/tender-wording.yml."""
