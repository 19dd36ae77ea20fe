"""What systemd says of units."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.playout.real import needs


def complaints(texts: Mapping[str, str | bytes], folder: Path) -> list[str]:
    """Return what systemd has to say of the timers and services among files, written to a folder."""
    needs("systemd-analyze")
    units = []
    for name, text in texts.items():
        if name.endswith((".timer", ".service")):
            units.append(folder / Path(name).name)
            units[-1].write_text(str(text), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False,
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{folder}:"},
    )  # fmt: skip
    return [row for row in done.stderr.splitlines() if str(folder) in row or re.search("gio-|newsdesk-", row)]
