"""Hostile files by the million: each is made of a target and a number, read as any file is, and judged."""
