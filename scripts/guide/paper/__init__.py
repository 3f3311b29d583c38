"""The guide on paper: one long page of all questions, printed by a browser."""
