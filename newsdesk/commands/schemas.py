"""Write what plain editors complete and complain with: the JSON Schema of each file, and pieces to insert."""

import json
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console
from newsdesk.intake import remembering, take_in
from newsdesk.model.consent import Consents
from newsdesk.schemas.document import MADE, schema_of
from newsdesk.schemas.keys import Keys, keys_of
from newsdesk.schemas.nouns import SHEETS
from newsdesk.schemas.snippets import snippets_of

FOLDER = ".vscode/schemas"
SNIPPETS = ".vscode/newsdesk.code-snippets"


def run(root: Path, today: date, check: bool = False) -> int:
    """Write the schemas with the desk's own keys; with `check`, only say whether they are what would be written."""
    made = written_for(known_keys(root, today))
    if check:
        stale = [path for path, text in made.items() if _stands(root / path) != text]
        for path in stale:
            console.say(f"{path}: đã cũ so với content/. Chạy: python3 tasks.py schemas")
        return console.COPY if stale else console.CLEAN
    changed = sum(files.write_if_changed(root / path, text) for path, text in made.items())
    console.say(f"{FOLDER}: {len(SHEETS)} khuôn mẫu, {changed} tệp đổi. Mở lại tệp đang soạn để thấy gợi ý mới.")
    return console.CLEAN


def known_keys(root: Path, today: date, *, passing: bool = False) -> Keys:
    """Return the keys of a desk; what else may be wrong with it keeps nobody from completing words.

    Of one that is `passing`, such as one that is just being made elsewhere, nothing is remembered.
    """
    with remembering(root, passing=passing) as memory:
        desk = take_in(root, today, memory).desk
    if desk.facility is None:
        raise console.UsageFault("Chưa đọc được content/facility.yaml. Chạy lệnh check để xem lỗi.")
    return keys_of(desk.facility, desk.plans, desk.broadcasting, Consents(slips=desk.consents or (), bases=desk.bases))


def written_for(keys: Keys) -> dict[str, str]:
    """Return each file by its path within the desk."""
    schemas = {f"{FOLDER}/{sheet.name}.schema.json": _json(schema_of(sheet, keys)) for sheet in SHEETS}
    return {**schemas, SNIPPETS: f"// {MADE}\n{_json(snippets_of(keys))}"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _stands(path: Path) -> str:
    return files.read_text(path) if path.is_file() else ""
