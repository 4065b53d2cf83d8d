"""Paper twins: a checklist as forms to print and as a spreadsheet that scores itself."""
