"""A sentence on a story's file without its keys: what a key is called on the form stands in its place."""

import re
from functools import cache

from newsdesk.model.names import CHANNELS, STAGES
from newsdesk.model.story import Award, Channel, Evidence, Header, Person, Registration, SpokenText, Stage
from newsdesk.schemas.labels import label, told

NOUNS = (Header, Person, Evidence, Award, Registration)
"""Whose keys are looked up, the first that has a key first."""
BESIDE = re.compile(r" \((?:words|photo|voice|registered|role: staff|hoặc sửa tệp thành stage: draft)\)")
"""What a sentence adds for those who write the file themselves."""
LINE = re.compile(r"Thêm dòng “[a-z_]+: …”")
"""What is filled in on a form."""
DAY = "on"
"""A key of many things, and of each a day."""
KEY = re.compile(
    r"(?P<lead>\b[Mm]ục |\b[Tt]hêm mục )“?(?P<key>[a-z_]+)(?:\.[a-z]+)?”?(?=[\s.,;:)]|$)"
    r"|(?P<ear>\bspoken\.(?:text|short|say)\b)|(?P<bare>\b(?:image_alt|redirect_from)\b)"
    r"|\b(?P<own>since|until|on)\b(?=(?: (?:hoặc|và) (?:since|until|on))? của mục registration\b)"
    r"|(?P<among>\b(?:trong|khỏi) )(?P<list>channels)\b"
    rf"|\b(?P<channel>loudspeaker)(?= khỏi channels\b)|\bstage: (?P<stage>{'|'.join(one.value for one in Stage)})\b"
)


def labelled(sentence: str) -> str:
    """Return a sentence in which every key that the form knows is called as there."""
    return KEY.sub(_called, LINE.sub("Điền mục này", BESIDE.sub("", sentence)))


def _called(found: re.Match[str]) -> str:
    if found["own"]:
        return f"“{label(Registration, found['own']).name}”"
    if found["channel"]:
        return f"“{CHANNELS[Channel(found['channel'])]}”"
    if found["stage"]:
        return f"tình trạng “{STAGES[Stage(found['stage'])]}”"
    key = found["key"] or found["bare"] or found["list"] or ""
    name = label(SpokenText, found["ear"].partition(".")[2]).name if found["ear"] else _names().get(key)
    lead = found["lead"] or found["among"] or "mục "
    return f"{lead}“{name}”" if name else found[0]


@cache
def _names() -> dict[str, str]:
    keys = told()
    found = {key: label(noun, key).name for noun in reversed(NOUNS) for key in keys[noun.__name__]}
    return {**found, DAY: "Ngày", "fields": "Lĩnh vực"}
