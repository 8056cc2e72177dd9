"""Surveys: what leaders and members are asked, and what they answer, each alone; it knows no scores."""
