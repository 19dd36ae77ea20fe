"""The desk from which a public facility tells its stories."""

__version__ = "0.1.0"
