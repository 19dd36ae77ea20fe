"""Timers that systemd and Windows take, one minute before each slot on its days."""

import os
import re
import stat
import subprocess
import xml.etree.ElementTree as ET
from datetime import time
from pathlib import Path

import pytest

from newsdesk.model.programme import Programme, Slot, Weekday
from newsdesk.playout.systemd import calendar, systemd
from newsdesk.playout.task_scheduler import task, task_scheduler
from tests.playout.real import needs
from tests.playout.titles import HOSTILE
from tests.playout.verifying import complaints

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def a_slot(opens: time, days: tuple[Weekday, ...] = tuple(Weekday), key: str = "sang") -> Slot:
    return Slot(key=key, days=days, opens=opens, minutes=10)


def programmes() -> list[Programme]:
    own = (a_slot(time(5, 45)), a_slot(time(0, 0), (Weekday.MON, Weekday.SUN), "dem"))
    titles = ("Chào ngày mới", HOSTILE[1] + " <&> 50% $X %h")
    return [
        Programme(key=f"p{n}", title=title, slots=(slot,), order=(), opening="", closing="", machine_voice="")
        for n, (title, slot) in enumerate(zip(titles, own, strict=True))
    ]


ROWS = [
    (a_slot(time(5, 45)), "Mon,Tue,Wed,Thu,Fri,Sat,Sun *-*-* 05:44:00"),
    (a_slot(time(17, 0), (Weekday.FRI, Weekday.MON)), "Mon,Fri *-*-* 16:59:00"),
    (a_slot(time(0, 0), (Weekday.MON, Weekday.SUN)), "Sat,Sun *-*-* 23:59:00"),
]


@pytest.mark.parametrize(("slot", "when"), ROWS)
def test_the_player_is_woken_one_minute_before(slot: Slot, when: str) -> None:
    assert calendar(slot) == when


def test_systemd_takes_every_calendar() -> None:
    needs("systemd-analyze")
    for slot, _ in ROWS:
        command = ["systemd-analyze", "calendar", "--base-time=2026-11-22 00:00:00", calendar(slot)]
        said = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "TZ": "UTC"}
        ).stdout
        first = re.search(r"(?:Next elapse|Iteration #1): (\w+) \S+ (\S+)", said)
        assert first
        assert first[2] == calendar(slot).split()[2]
        assert first[1] in calendar(slot)


def test_systemd_takes_every_unit(tmp_path: Path) -> None:
    assert complaints(systemd(programmes()).texts, tmp_path) == []


def test_a_timer_is_exact_and_catches_up_on_nothing() -> None:
    texts = systemd(programmes()).texts
    for slot in ("sang", "dem"):
        timer = str(texts[f"timers/systemd/newsdesk-{slot}.timer"])
        assert "\nAccuracySec=1s\nPersistent=false\n" in timer
        assert len(timer.splitlines()) == 11
        service = str(texts[f"timers/systemd/newsdesk-{slot}.service"])
        assert f" player --slot {slot} --desk ${{NEWSDESK_DESK}}\n" in service
        assert "50%%" in service or slot == "sang"


def test_installing_puts_the_units_and_the_paths_where_systemd_looks(tmp_path: Path) -> None:
    desk = tmp_path / "bàn biên tập"
    for name, text in systemd(programmes()).texts.items():
        path = desk / "output/broadcast" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(text), encoding="utf-8")
    (desk / "tasks.py").touch()
    fakes = tmp_path / "bin"
    fakes.mkdir()
    for name in ("systemctl", "loginctl"):
        program = fakes / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{tmp_path}/said"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    environment = {"PATH": f"{fakes}:{os.environ['PATH']}", "HOME": str(tmp_path / "home")}
    script = desk / "output/broadcast/timers/systemd/cai-dat.sh"
    for _ in range(2):
        subprocess.run(["sh", str(script)], check=True, env=environment, capture_output=True)
    units = sorted(path.name for path in (tmp_path / "home/.config/systemd/user").iterdir())
    assert units == ["newsdesk-dem.service", "newsdesk-dem.timer", "newsdesk-sang.service", "newsdesk-sang.timer"]
    written = (tmp_path / "home/.config/newsdesk.env").read_text("utf-8")
    assert written == f'NEWSDESK_HOME="{desk}"\nNEWSDESK_DESK="{desk}"\n'
    assert "systemctl --user enable --now newsdesk-sang.timer" in (tmp_path / "said").read_text()


@pytest.mark.parametrize(
    ("slot", "begins", "days"),
    [
        (a_slot(time(5, 45)), "T05:44:00", 7),
        (a_slot(time(17, 0), (Weekday.MON, Weekday.FRI)), "T16:59:00", ["Monday", "Friday"]),
        (a_slot(time(0, 0), (Weekday.MON,)), "T23:59:00", ["Sunday"]),
    ],
)
def test_a_windows_task_is_weekly_by_schema_1_2(slot: Slot, begins: str, days: int | list[str]) -> None:
    raw = task(slot, "A & <b>")
    assert raw.startswith(b"\xff\xfe")
    root = ET.fromstring(raw.decode("utf-16").replace(' encoding="UTF-16"', "", 1))  # noqa: S314 (our own text)
    assert (root.tag, root.get("version")) == (f"{TASK}Task", "1.2")
    sections = [child.tag.removeprefix(TASK) for child in root]
    assert sections == ["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"]
    assert str(root.findtext(f".//{TASK}StartBoundary")).endswith(begins)
    named = [day.tag.removeprefix(TASK) for day in root.iterfind(f".//{TASK}DaysOfWeek/*")]
    assert named == days if isinstance(days, list) else len(named) == days
    assert root.findtext(f".//{TASK}WeeksInterval") == "1"
    assert root.findtext(f".//{TASK}StartWhenAvailable") == "false"
    assert root.findtext(f".//{TASK}Arguments") == 'tasks.py player --slot sang --desk "{{NEWSDESK_DESK}}"'
    assert root.findtext(f".//{TASK}WorkingDirectory") == "{{NEWSDESK_HOME}}"
    assert root.findtext(f".//{TASK}Description") == "Phát thanh: A & <b>"


def test_a_windows_task_holds_nothing_but_what_the_schema_knows_in_its_order() -> None:
    """The order of Settings and of a trigger is free or fixed by the schema; an element unknown to 1.2 is refused."""
    root = ET.fromstring(task(a_slot(time(5, 45)), "x").decode("utf-16").replace(' encoding="UTF-16"', "", 1))  # noqa: S314
    settings = root.find(f"{TASK}Settings")
    assert settings is not None
    known = {
        *("AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy", "DisallowStartIfOnBatteries"),
        *("StopIfGoingOnBatteries", "AllowHardTerminate", "StartWhenAvailable", "NetworkProfileName", "Priority"),
        *("RunOnlyIfNetworkAvailable", "WakeToRun", "Enabled", "Hidden", "DeleteExpiredTaskAfter", "IdleSettings"),
        *("NetworkSettings", "ExecutionTimeLimit", "RunOnlyIfIdle"),
    }
    assert {child.tag.removeprefix(TASK) for child in settings} <= known
    trigger = root.find(f".//{TASK}CalendarTrigger")
    assert trigger is not None
    assert [child.tag.removeprefix(TASK) for child in trigger] == ["StartBoundary", "Enabled", "ScheduleByWeek"]


def test_windows_scripts_are_read_as_they_are_written() -> None:
    texts = task_scheduler(programmes()).texts
    assert str(texts["timers/windows/cai-dat.cmd"]).isascii()
    assert "\r\n" in str(texts["timers/windows/cai-dat.cmd"])
    script = texts["timers/windows/cai-dat.ps1"]
    assert isinstance(script, bytes)
    assert script.startswith(b"\xef\xbb\xbf")
    for blank in ("{{NEWSDESK_HOME}}", "{{NEWSDESK_DESK}}"):
        assert blank in script.decode("utf-8-sig")
