"""Programmes are put together on all cores, until all are there or one of them cannot be."""

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from newsdesk.commands import broadcast, on_air
from newsdesk.errors import DeskError
from newsdesk.model.programme import Programmes
from tests.commands.failing import refuse_to_list


def test_the_first_fault_stops_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    def making(_library: object, rundown: Any, _aired: object, _folder: Path) -> None:
        begun.append(rundown.key)
        if rundown.key == "khung-0":
            raise DeskError("file-fault", path="programme.mp3", why="hết chỗ")
        time.sleep(0.02)

    monkeypatch.setattr(broadcast, "_folder", making)
    aired = SimpleNamespace(rundowns=[SimpleNamespace(key=f"khung-{number}") for number in range(200)])
    with pytest.raises(DeskError):
        broadcast.build(cast(Any, None), cast(Any, aired), tmp_path)
    assert len(begun) < 200


def test_a_folder_that_the_system_does_not_list_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aired, below = cast(Any, SimpleNamespace(rundowns=[])), tmp_path / "usb" / "sang"
    below.mkdir(parents=True)
    for folder, asked in (
        (tmp_path, lambda: broadcast.build(cast(Any, None), aired, tmp_path)),
        (below, lambda: on_air.write(Programmes(programmes=()), [], tmp_path)),
    ):
        with monkeypatch.context() as held:
            refuse_to_list(folder, held)
            with pytest.raises(DeskError, match="no-permission"):
                asked()
