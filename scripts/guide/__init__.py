"""Hidden Layers: from a Q&A source to the pages of a study guide."""
