"""Documents to take away: parts of pages that readers get for Word too."""
