"""Mark one slip as withdrawn in content/consents.yaml; every other byte of the file stays as it is."""

from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from newsdesk.model.consent import Consents
from newsdesk.sources.plain import Written
from newsdesk.sources.yaml_file import read_yaml
from newsdesk.sources.yaml_text import LOADER

FILE = "content/consents.yaml"


def register_of(content: bytes) -> Consents | None:
    """Return the register that a file holds, None where it cannot be read whole."""
    return read_yaml(Written(FILE, len(content), content), Consents)[0]


def with_withdrawal(content: bytes, slip: str, on: date) -> bytes | None:
    """Return the file with a slip withdrawn from a day on; None where the machine cannot write it in.

    The result is read back: it must be the same register but for that one day.
    """
    before = register_of(content)
    if before is None:
        return None
    wanted = replace(before, slips=tuple(replace(s, withdrawn=on) if s.slip == slip else s for s in before.slips))
    edited = _inserted(content.decode("utf-8"), slip, on).encode()
    return edited if register_of(edited) == wanted else None


def _inserted(text: str, slip: str, on: date) -> str:
    node = _slip_node(text, slip)
    if node is None:
        return text
    old = next((value for key, value in node.value if key.value == "withdrawn"), None)
    if old is not None:
        return text[: old.start_mark.index] + on.isoformat() + text[old.end_mark.index :]
    if node.flow_style:
        end = node.end_mark.index - 1
        lead = text[:end].rstrip()
        comma = "" if lead.endswith(",") else ","
        return f"{lead}{comma} withdrawn: {on.isoformat()}{text[end:]}"
    return _below(text, node, on)


def _below(text: str, node: Any, on: date) -> str:
    """Add a line below the first one of a slip that is written over several lines."""
    key = node.value[0][0]
    newline = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", node.value[0][1].end_mark.index - 1)
    at = len(text) if end < 0 else end + 1
    gap = newline if end < 0 else ""
    return text[:at] + f"{gap}{' ' * key.start_mark.column}withdrawn: {on.isoformat()}{newline}" + text[at:]


def _slip_node(text: str, slip: str) -> Any:
    root: Any = yaml.compose(text, Loader=LOADER)
    listed = next((value for key, value in root.value if key.value == "slips"), None)
    for node in listed.value if listed is not None else ():
        if any(key.value == "slip" and value.value == slip for key, value in node.value):
            return node
    return None
