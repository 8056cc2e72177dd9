"""What a file may hold: records and their fields, kinds of value, and complaints in words."""
