"""Hidden Layers: from a Q&A source to the pages of a study guide."""

__version__ = "0.1.0"
"""The guide's version, as the changelog names it."""
