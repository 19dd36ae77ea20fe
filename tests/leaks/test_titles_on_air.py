"""A programme's title is a comment or a description in whatever wakes a player or airs a slot, and nothing else."""

import subprocess
from datetime import datetime, time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsdesk.commands import console, player
from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.liquidsoap import NAME, liquidsoap
from newsdesk.playout.playlists import shown
from newsdesk.playout.systemd import systemd
from newsdesk.playout.task_scheduler import task_scheduler
from tests.hostile_titles import LINES, TITLES
from tests.leaks import hostile_desk
from tests.playout.clocks import SetClock
from tests.playout.real import as_nobody, needs
from tests.playout.verifying import complaints

ALL = [*TITLES.values(), *LINES.values()]
SLOTS = [Slot(key=f"gio-{n}", days=tuple(Weekday), opens=time(5, 45), minutes=10) for n in range(len(ALL))]
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def programmes(titles: list[str]) -> list[Programme]:
    return [
        Programme(key=slot.key, title=title, slots=(slot,), order=(), opening="", closing="", machine_voice="")
        for slot, title in zip(SLOTS, titles, strict=True)
    ]


def test_a_title_changes_nothing_of_a_timer_but_its_description() -> None:
    plain = systemd(programmes(["Bản tin"] * len(ALL))).texts
    for name, text in systemd(programmes(ALL)).texts.items():
        rows = zip(str(text).splitlines(), str(plain[name]).splitlines(), strict=True)
        changed = [(row, usual) for row, usual in rows if row != usual]
        assert all(row.startswith("Description=") and not row.endswith("\\") for row, _ in changed), (name, changed)


def test_systemd_takes_the_units_of_every_title(tmp_path: Path) -> None:
    assert complaints(systemd(programmes(ALL)).texts, tmp_path) == []


def test_a_windows_task_holds_the_title_as_text() -> None:
    def read(titles: list[str]) -> dict[str, ElementTree.Element]:
        texts = {name: text for name, text in task_scheduler(programmes(titles)).texts.items() if name.endswith("xml")}
        sources = {name: bytes(text).decode("utf-16") for name, text in texts.items()}  # type: ignore[arg-type]
        return {
            name: ElementTree.fromstring(text.replace(' encoding="UTF-16"', "", 1))  # noqa: S314 (our own)
            for name, text in sources.items()
        }

    tasks, plain = read(ALL), read(["Bản tin"] * len(ALL))
    assert len(tasks) == len(ALL)
    for (name, task), title in zip(tasks.items(), ALL, strict=True):
        told = task.find(f".//{TASK}Description")
        usual = plain[name].find(f".//{TASK}Description")
        assert told is not None
        assert usual is not None
        assert told.text == f"Phát thanh: {shown(title)}"
        usual.text = told.text
        assert ElementTree.tostring(task) == ElementTree.tostring(plain[name])


def test_liquidsoap_takes_every_title_as_a_comment(open_folder: Path) -> None:
    def script(titles: list[str]) -> str:
        return str(liquidsoap(programmes(titles)).texts[NAME])

    def program(text: str) -> list[str]:
        return [row for row in text.splitlines() if not row.lstrip().startswith("#")]

    assert program(script(ALL)) == program(script(["Bản tin"] * len(ALL)))
    needs("liquidsoap")
    path = open_folder / "newsdesk.liq"
    path.write_text(script(ALL), encoding="utf-8")
    command = [*as_nobody(), "liquidsoap", "--check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=open_folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("key", TITLES)
def test_the_player_says_a_title_on_one_line(desk: Path, key: str) -> None:
    path = desk / "content/programmes.yaml"
    quoted = TITLES[key].replace("'", "''")
    path.write_text(path.read_text("utf-8").replace("title: Bản tin nhỏ", f"title: '{quoted}'"), encoding="utf-8")
    clock = SetClock(datetime(2026, 11, 20, 5, 44, 30))
    with hostile_desk.heard() as said:
        assert console.guarded(lambda: player.run(desk, dry_run=True, clock=clock)) == 0, said.getvalue()
    assert said.getvalue().splitlines()[0].startswith(f"{TITLES[key]}: "), said.getvalue()
