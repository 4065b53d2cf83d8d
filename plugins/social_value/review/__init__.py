"""For whoever reviews a change: what readers will notice of it, compared with an earlier state in git."""
