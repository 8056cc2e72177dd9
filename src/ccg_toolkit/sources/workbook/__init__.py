"""Reading workbooks safely: archive, cells, days, and what is no workbook."""
