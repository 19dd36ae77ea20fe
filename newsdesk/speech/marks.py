"""Marks and addresses: the "./." that closes an official paper, and what nobody reads out by itself."""

import re

from newsdesk.speech.scene import Reading, Said, Scene, Unread

CLOSING = re.compile(r"(?:\./)+\.(?![\w/])")
WEB = re.compile(r"(?:https?://|www\.)[^\s<>()\"“”]{1,300}")
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def say_closing(match: re.Match[str], scene: Scene) -> Said:
    """./. → ."""
    return "."


def say_web(match: re.Match[str], scene: Scene) -> Said:
    """Leave a web address to the editor: a story tells where to look in words."""
    return Unread("web-address")


def say_mail(match: re.Match[str], scene: Scene) -> Said:
    """Leave an e-mail address to the editor."""
    return Unread("e-mail-address")


SIGN = (Reading("mark", CLOSING, say_closing, first="."),)
DIGIT = (Reading("mail", MAIL, say_mail, "a@.+-_"),)
LETTER = (Reading("web", WEB, say_web, first="hw"), Reading("mail", MAIL, say_mail))
