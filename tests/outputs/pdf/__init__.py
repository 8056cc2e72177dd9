"""PDFs by browsers."""
