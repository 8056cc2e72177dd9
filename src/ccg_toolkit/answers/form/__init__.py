"""Answers in a workbook: its headings and keys, and reading it into the same document that YAML gives."""
