"""Numbers of official papers: 137/KH-UBND, 98/2023/NĐ-CP, 05-CT/TW, 06/2022/QH15."""

import re

from newsdesk.speech.letters import spelled
from newsdesk.speech.numerals import digit_by_digit, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END
from newsdesk.speech.tables import context, mapping

DASH = "[-–‑]"
TOKEN = r"(?:P\.)?(?:T\.(?=Ư))?[A-ZĐƯa-zđư][A-Za-zĐđƯưÂâ&]{0,14}[0-9]{0,2}"  # noqa: S105 - a piece of a sign
STOP = rf"(?!\w)(?!{DASH}\w|/\w)"
NUMBER = r"(?P<n>[0-9]{1,5})(?P<suffix>[a-e]?)(?:[ ]?/[ ]?(?P<y>[12][0-9]{3}))?"
PARTY_AHEAD = re.compile(r"[a-e]| [A-ZĐƯa-zđư][A-Za-zĐđƯưÂâ]{0,14}[0-9]{0,2}\Z")
JOINT = rf"[ ]?{DASH}[ ]?"
STATE = re.compile(rf"{NUMBER}[ ]?/[ ]?(?P<sign>{TOKEN}(?:{JOINT}{TOKEN}){{0,4}}){STOP}")
OF_A_PLACE = re.compile(rf"{STATE.pattern} của(?= (?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận|thị trấn)\b)")
PARTY = re.compile(rf"{NUMBER}(?:{JOINT}|[ ])(?P<sign>{TOKEN}[ ]?/[ ]?{TOKEN}(?:{JOINT}{TOKEN})?){STOP}")
OLD = re.compile(rf"(?P<n>[0-9]{{1,5}})(?P<suffix>)(?P<y>){DASH}(?P<sign>CP|TTg|HĐBT|CT|TW|TƯ){STOP}")
ASSEMBLY = re.compile(rf"{NUMBER}/(?:NQ-)?(?P<body>QH|UBTVQH)(?P<term>[0-9]{{1,2}})?{STOP}")
YEARED = re.compile(rf"{NUMBER}{END}")
NAMED = re.compile(rf"(?P<kind>[A-ZĐ][A-Za-zĐ]{{1,4}}){DASH}(?P<body>[A-ZĐ][A-Za-zĐ&]{{1,9}}){STOP}")
GLUED = re.compile(rf"(?P<kind>CT|NQ|KL|QĐ|ĐA|NĐ|CV)(?P<n>[0-9]{{2,3}}){END}")
SPLIT = re.compile(r"\s?[-–‑/]\s?")
MORE = r"(?:[,;]?\s*(?:và|hoặc)?\s*(?:số\s*:?\s*)?[0-9]{1,5}[a-e]?(?:/[12][0-9]{3})?[-–‑/][\w/–‑&-]{2,30}){0,6}"
DAY = r"[0-9]{1,2}(?:[/.-][0-9]{1,2}[/.-][0-9]{4}|\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4})"
BY_WHOM = re.compile(rf"{MORE}\s*,?\s*(?:ngày\s+{DAY}\s*,?\s*)?của\b")
NAMES_ITS_KIND = re.compile(r"[^\W\d_]\s+số\s*:?\s*\Z", re.I)
"""A word before "số" names the kind of paper: Công điện hỏa tốc số …"""
IN_A_ROW = re.compile(r"[^\W\d_]\s+số\s*:?\s+(?:[^\W\d_]+,? )+(?:và )?\Z", re.I)
"""Numbers of the same row were just said: các Quyết định số bốn mươi lăm, bốn mươi sáu và …"""
REACH = 160
BODIES = {"QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội"}
OFFICE = re.compile(r"[A-ZĐ]{1,2}[0-9]{2}\Z")
"""A police department's code: PC04, X01."""


def say_number(match: re.Match[str]) -> str:
    """05 → không năm, 30a → ba mươi a; the year, where there is one, follows."""
    written = match["n"]
    said = digit_by_digit(written) if written.startswith("0") else number(int(written))
    said += f" {match['suffix']}" if match["suffix"] else ""
    return f"{said} năm {number(int(match['y']))}" if match["y"] else said


def say_sign(match: re.Match[str], scene: Scene) -> Said:
    """Say the number, then the kind of paper unless it came before, then who issued it unless that follows."""
    parts = sign_parts(match["sign"])
    kind, named = mapping("papers.tsv").get(parts[0]), is_named(scene)
    if not kind and match[0].removesuffix(match["sign"]).endswith(" "):
        return None
    bodies = parts[1:] if kind else parts
    said = say_number(match) + (f", {kind}" if kind and not named else "")
    follows = BY_WHOM.match(scene.text, match.end(), match.end() + REACH)
    if (kind or named) and (follows or all(part in context("silent sign") for part in bodies)):
        return said
    issuers = issued_by(bodies, scene)
    if not issuers:
        return Unread("unknown-document-sign") if match["sign"] != match["sign"].lower() else None
    return f"{said} của {listed(issuers if parts[0] in context('joint paper') else issuers[:1])}"


def say_place(match: re.Match[str], scene: Scene) -> Said:
    """15/NQ-HĐND của tỉnh → mười lăm của Hội đồng nhân dân tỉnh."""
    parts = sign_parts(match["sign"])
    kind = mapping("papers.tsv").get(parts[0])
    issuers = issued_by(parts[1:] if kind else parts, scene)
    if not issuers or not (kind or is_named(scene)):
        return None
    return say_number(match) + ("" if is_named(scene) else f", {kind}") + f" của {issuers[0]}"


def sign_parts(sign: str) -> list[str]:
    """QĐ-UBND → QĐ, UBND; a sign in small letters is read as if in capitals."""
    parts = [part.removeprefix("P.") for part in SPLIT.split(sign.replace("T.Ư", "TƯ"))]
    return [part.upper() for part in parts] if parts[0].islower() else parts


def issued_by(bodies: list[str], scene: Scene) -> list[str]:
    """Return who issued a paper; nobody where its first abbreviation is unknown."""
    found = [issuer(body, scene) for body in bodies]
    if found and not found[0] and OFFICE.match(bodies[0]):
        return [f"Phòng {spelled(bodies[0])}"]
    return [body for body in found if body] if found and found[0] else []


def listed(names: list[str]) -> str:
    """A, B và C."""
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def is_named(scene: Scene) -> bool:
    """Whether the text has just said what kind of paper it is, or another of the same row was just read."""
    gap = scene.text[scene.last_end : scene.start].strip(" ,;").removeprefix("và").strip(" :").removesuffix("số")
    in_row = scene.last_kind == "document" and not gap.strip()
    if in_row or scene.follows(context("paper"), through=":") or NAMES_ITS_KIND.search(scene.before):
        return True
    return scene.chained == "number" and bool(IN_A_ROW.search(scene.before))


def issuer(part: str, scene: Scene) -> str | None:
    """Return who bears an abbreviation: the list of issuers, else the lexicon."""
    if found := mapping("issuers.tsv").get(part):
        return found
    row = scene.lookup.at(part, 0, part, len(part))
    return row.spoken if row else None


def say_assembly(match: re.Match[str], scene: Scene) -> Said:
    """06/2022/QH15 → không sáu năm … của Quốc hội khóa mười lăm."""
    body = BODIES[match["body"]]
    said = say_number(match)
    if BY_WHOM.match(scene.text, match.end(), match.end() + REACH):
        return said
    term = f" khóa {number(int(match['term']))}" if match["term"] else ""
    return f"{said} của {body}{term}"


def say_yeared(match: re.Match[str], scene: Scene) -> Said:
    """Nghị định 30/2020 → ba mươi năm hai nghìn không trăm hai mươi; Đề án 06 → không sáu."""
    if match["y"]:
        return say_number(match) if scene.follows(context("paper"), through=":") else None
    sure = match["suffix"] or (match["n"].startswith("0") and match["n"] != "0")
    return say_number(match) if sure and scene.follows(context("known by number")) else None


def say_named(match: re.Match[str], scene: Scene) -> Said:
    """Các TT-BCA → thông tư của Bộ Công an."""
    if scene.text[scene.start - 1 : scene.start] == "/":
        return None
    kind, body = mapping("papers.tsv").get(match["kind"]), issuer(match["body"], scene)
    return f"{kind} của {body}" if kind and body else None


def say_glued(match: re.Match[str], scene: Scene) -> Said:
    """CT05 → chỉ thị không năm."""
    written = match["n"]
    said = digit_by_digit(written) if written.startswith("0") else number(int(written))
    return f"{mapping('papers.tsv')[match['kind']]} {said}"


DIGIT = (
    Reading("document", ASSEMBLY, say_assembly, "/"),
    Reading("document", OF_A_PLACE, say_place, "/abcde", ahead=re.compile("[a-e]")),
    Reading("document", STATE, say_sign, "/abcde", ahead=re.compile("[a-e]")),
    Reading("document", PARTY, say_sign, "a-–‑", ahead=PARTY_AHEAD),
    Reading("document", OLD, say_sign, "-–‑"),
    Reading("document", YEARED, say_yeared, ahead=re.compile("[ a-e]")),
)
LETTER = (
    Reading("document", NAMED, say_named, first="".join({kind[0] for kind in mapping("papers.tsv")})),
    Reading("document", GLUED, say_glued, first="CNKQĐ"),
)
