"""The site without a network: its service worker, its list of files, and a copy as one file."""
