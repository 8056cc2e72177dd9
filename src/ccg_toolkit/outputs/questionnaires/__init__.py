"""A questionnaire to send round: as a workbook, and as text to paste into another product."""
