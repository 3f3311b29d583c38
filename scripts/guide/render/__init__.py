"""From the model to the files that the site is built from."""
