"""A script is made of the sentences that every other reader of a text finds too."""

from newsdesk.model.sentences import closed, sentences

__all__ = ["closed", "sentences"]
