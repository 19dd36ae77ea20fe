"""ZIP files that are the same bytes for the same files."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: no clock stands in ours."""
PRESSED = (".mp3", ".jpg", ".jpeg", ".png", ".webp", ".docx", ".xlsx")
"""What would not get smaller."""


def packed(entries: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of these files, in the order of their names."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in sorted(entries.items()):
            entry = ZipInfo(name, EARLIEST)
            entry.create_system = entry.external_attr = 0
            archive.writestr(entry, content, ZIP_STORED if name.lower().endswith(PRESSED) else ZIP_DEFLATED, 9)
    return made.getvalue()
