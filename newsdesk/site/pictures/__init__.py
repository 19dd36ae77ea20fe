"""The pictures of the pages: every form and width of each, drawn once."""
