"""The desk from which a public facility tells its stories."""
