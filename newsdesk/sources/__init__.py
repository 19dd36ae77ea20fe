"""A file that people wrote becomes a noun, or every Problem in it with its line."""
