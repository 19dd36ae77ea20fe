"""A story becomes what is said aloud for it, and what is said becomes a text file and back."""
