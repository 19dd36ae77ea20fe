"""Numbers of official papers: 137/KH-UBND, 98/2023/NĐ-CP, 05-CT/TW, 06/2022/QH15."""

import re

from newsdesk.speech.numerals import digit_by_digit, number
from newsdesk.speech.scene import AHEAD, Reading, Said, Scene, Unread
from newsdesk.speech.tables import context, mapping

TOKEN = r"[A-ZĐƯ][A-Za-zĐđƯư&]{0,14}"  # noqa: S105 - a piece of a sign
STOP = r"(?!\w)(?![-/–]\w)"
NUMBER = r"(?P<n>[0-9]{1,5})(?:/(?P<y>[12][0-9]{3}))?"
STATE = re.compile(rf"{NUMBER}[ ]?/[ ]?(?P<sign>{TOKEN}(?:[ ]?[-–][ ]?{TOKEN}){{0,3}}){STOP}")
PARTY = re.compile(rf"{NUMBER}[ ]?[-–][ ]?(?P<sign>{TOKEN}[ ]?/[ ]?{TOKEN}(?:[-–]{TOKEN})?){STOP}")
ASSEMBLY = re.compile(rf"{NUMBER}/(?P<body>QH|UBTVQH|NQ-UBTVQH|NQ-QH|NQ)(?P<term>1[0-9])?{STOP}")
BY_WHOM = re.compile(
    r"\s*,?\s*(?:ngày\s+[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-][0-9]{4}|\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4})\s*,?\s*)?của\b"
)
BODIES = {"QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội"}


def say_number(match: re.Match[str]) -> str:
    """05 → không năm; the year, where there is one, follows."""
    written = match["n"]
    said = digit_by_digit(written) if written.startswith("0") else number(int(written))
    return f"{said} năm {number(int(match['y']))}" if match["y"] else said


def say_sign(match: re.Match[str], scene: Scene) -> Said:
    """Say the number, then the kind of paper unless it came before, then who issued it unless that follows."""
    parts = re.split(r"\s?[-–/]\s?", match["sign"])
    kind = mapping("papers.tsv").get(parts[0])
    issuers = [said for said in (issuer(part, scene) for part in parts[1 if kind else 0 :]) if said]
    if not issuers and (len(parts) > 1 or not kind):
        return Unread("unknown-document-sign")
    if kind and len(parts) > 1 and not issuer(parts[1], scene):
        return Unread("unknown-document-sign")
    said = say_number(match)
    if kind and not scene.follows(context("paper"), through=":"):
        said += f", {kind}"
    if not issuers or BY_WHOM.match(scene.text, match.end(), match.end() + AHEAD):
        return said
    joint = issuers if parts[0] == "TTLT" else issuers[:1]
    return f"{said} của {' và '.join(joint)}"


def issuer(part: str, scene: Scene) -> str | None:
    """Return who bears an abbreviation: the list of issuers, else the facility's rows."""
    if found := mapping("issuers.tsv").get(part):
        return found
    row = scene.lookup.at(part, 0, part, len(part))
    return row.spoken if row else None


def say_assembly(match: re.Match[str], scene: Scene) -> Said:
    """06/2022/QH15 → không sáu năm … của Quốc hội khóa mười lăm."""
    body = BODIES.get(match["body"].removeprefix("NQ-"))
    if not body or not match["term"]:
        return None
    said = say_number(match)
    if BY_WHOM.match(scene.text, match.end(), match.end() + AHEAD):
        return said
    return f"{said} của {body} khóa {number(int(match['term']))}"


DIGIT = (
    Reading("document", STATE, say_sign, "/"),
    Reading("document", PARTY, say_sign, "/-–"),
    Reading("document", ASSEMBLY, say_assembly, "/"),
)
