"""Announcers of a small desk, whose slips allow their voices and their names to be heard."""

from pathlib import Path


def listed(desk: Path, *names: str) -> None:
    """List readers, each by a slip of their own."""
    slips = {name: f"PDY-DOC-{number}" for number, name in enumerate(names, start=1)}
    with (desk / "content/facility.yaml").open("a", encoding="utf-8") as facility:
        facility.write("announcers:\n" + "".join(f"  - {{name: {name}, consent: {slips[name]}}}\n" for name in names))
    with (desk / "content/consents.yaml").open("a", encoding="utf-8") as consents:
        for slip in slips.values():
            consents.write(f"  - {{slip: {slip}, voice: [web, loudspeaker], name: [web, loudspeaker]}}\n")
