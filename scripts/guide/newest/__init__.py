"""The guide's programs on the newest releases: what to install, what came of it, how it is told."""
