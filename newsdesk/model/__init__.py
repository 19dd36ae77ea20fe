"""The nouns of the desk: frozen, without disk, clock or opinion."""
