"""A story as a form: every key that people write by hand, its body, and what is wrong with them while one writes."""
