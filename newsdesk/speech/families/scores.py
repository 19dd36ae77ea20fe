"""Results of games: thắng 2-1, 25-19, 2:0."""

import re

from newsdesk.speech.numerals import number
from newsdesk.speech.scene import Reading, Said, Scene
from newsdesk.speech.shapes import END, SEP
from newsdesk.speech.tables import context

SCORE = re.compile(rf"([0-9]{{1,3}})(?:{SEP}|:)([0-9]{{1,3}}){END}")
OVER = re.compile(r"\s*(?:[,.;:)!?]|\Z|trước\b|sau\b|ở\b|trong\b|và\b|nghiêng\b|với\b|cho\b|rồi\b|để\b|nhờ\b|ngay\b)")


def say_score(match: re.Match[str], scene: Scene) -> Said:
    """Thắng 2-1 → thắng hai một; further off only where nothing is counted after it."""
    near = scene.speaks_of("game") and (OVER.match(scene.text, match.end()) or int(match[1]) >= int(match[2]))
    if not (scene.follows(context("score")) or scene.chained == "score" or near):
        return None
    if scene.leads(context("counted"), match.end()) and not scene.follows(context("score")):
        return None
    return f"{number(int(match[1]))} {number(int(match[2]))}"


DIGIT = (Reading("score", SCORE, say_score, "-–—:÷‑"),)
