"""What is in conflict is told in the same order on every machine."""

from newsdesk.commands.saving import merging
from newsdesk.commands.saving.copy import Blob


def test_files_in_the_way_of_folders_are_told_in_order() -> None:
    names = [f"exemplars/{number}" for number in range(30)]
    merged = [*names, *(f"{name}/bài.md" for name in names)]
    blobs = {name: Blob("0" * 40) for name in merged}
    assert [one.path for one in merging._in_the_way(merged, blobs, {})] == sorted(names)
