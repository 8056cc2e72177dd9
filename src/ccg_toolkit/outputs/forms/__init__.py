"""Answers as people fill them in: as a workbook and as YAML, empty or from answers that were read."""
