"""The pictures that stand for stories where they are shared."""
