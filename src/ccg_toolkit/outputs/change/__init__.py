"""What changed between assessments, in the terminal, as data and as a workbook.

The terminal's text and the data are made without Rich, templates or a framework.
"""
