"""Ordinary answers, made by the thousand as people write them, and every output read back."""
