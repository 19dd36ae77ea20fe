"""The command `audio --cluster`: what is handed over, what is said where that fails, and what stays."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.audio import clips, cluster
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import audio, console, progress
from newsdesk.commands.reading import read
from newsdesk.commands.sounds import Studio
from newsdesk.model.script import Version
from tests.announcers import listed
from tests.audio.machines import LOOPBACK, machines

TODAY = date(2026, 11, 20)


def studio_of(desk: Path) -> Studio:
    known = read(desk, TODAY).sound
    assert known
    return Studio(known, desk)


def told_by(desk: Path, address: str) -> tuple[int, list[str]]:
    """Return what comes of the command in a thread of its own: a browser of earlier tests keeps this one's loop."""

    def asked() -> tuple[int, list[str]]:
        with console.overheard() as said:
            code = console.guarded(partial(commands.run, "audio", root=desk, today=TODAY, cluster=address))
        return code, said

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(copy_context().run, asked).result()


def test_what_a_machine_reads_is_handed_over_and_a_persons_recording_stays(desk: Path, tmp_path: Path) -> None:
    listed(desk, "chị Hoa")
    studio = studio_of(desk)
    assert {order.script.digest for order in studio.for_machines()} == {one.digest for one in studio.desk.week.scripts}
    script = studio.desk.spoken.by_slug["tu-thuoc-xanh"][Version.LONG]
    EspeakVoice(rate=205).read_aloud(script, tmp_path / "bai-thu.wav")
    asked = {"file": str(tmp_path / "bai-thu.wav"), "story": script.slug, "code": script.code, "by": "chị Hoa"}
    assert commands.run("record", root=desk, today=TODAY, on=TODAY, **asked) == 0
    after = studio_of(desk)
    left = {order.script.digest for order in after.for_machines()}
    assert left == {one.digest for one in after.desk.week.scripts} - {script.digest}


def test_headlines_are_handed_over_with_the_voice_that_reads_them(desk: Path) -> None:
    programmes, facility = desk / "content/programmes.yaml", desk / "content/facility.yaml"
    programmes.write_text(programmes.read_text("utf-8").replace("opening, news", "opening, headlines, news"), "utf-8")
    facility.write_text(facility.read_text("utf-8") + "headlines_voice:\n  variant: f2\n", "utf-8")
    studio = studio_of(desk)
    read_by = {order.script.digest: (order.voice, order.choice.variant) for order in studio.for_machines()}
    headed = {script.digest for script in studio.desk.week.headed}
    assert headed
    assert {read_by[digest] for digest in headed} == {(EspeakVoice(variant="f2"), "f2")}
    assert {read_by[digest] for digest in read_by.keys() - headed} == {(EspeakVoice(), None)}


def test_when_every_machine_is_lost_one_sentence_says_so_and_what_was_made_stays(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "GRACE", timedelta(seconds=1))
    monkeypatch.setattr(cluster, "FETCHING", timedelta(seconds=5))
    with machines(tmp_path) as two:

        def told(what: str, done: int, _of: int) -> None:
            if "cụm máy" in what and done == 2:
                two.kill(0, 1)

        with progress.heard_by(told):
            code, said = told_by(desk, two.address)
    assert code == console.MACHINE
    assert [line for line in said if line.startswith("DỪNG: ")] == said[-1:]
    assert f"Cụm máy ở {two.address} không còn máy nào nhận việc" in said[-1]
    studio = studio_of(desk)
    made = [order for order in studio.for_machines() if clips.at_hand(order.script, order.voice, studio.cache)]
    assert len(made) >= 2
    assert not (desk / "output").exists()


def test_without_the_library_it_is_said_how_to_install_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    code, said = told_by(desk, f"tls://{LOOPBACK}")
    assert code == console.MACHINE
    assert "-m pip install --only-binary=:all: distributed==" in said[-1]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("tls://may-chu.so-la.vn:8786", "tls://may-chu.so-la.vn:8786"),
        (" tcp://127.0.0.1:9000/ ", "tcp://127.0.0.1:9000"),
        ("localhost", "tcp://localhost:8786"),
        ("tls://[::1]", "tls://[::1]:8786"),
    ],
)
def test_an_address_may_be_written_short(written: str, whole: str) -> None:
    with console.overheard() as said:
        assert audio.scheduler(written) == whole
    assert said == []


@pytest.mark.parametrize(
    "written", ["", "inproc://x", "http://a:1", "a b", "tcp://", "tcp://a:0", "tcp://a:70000", "a:1;b", "ổ:1", "a\n:1"]
)
def test_what_is_no_address_is_a_misuse(desk: Path, written: str) -> None:
    code, said = told_by(desk, written)
    assert code == console.USAGE
    assert "Không hiểu địa chỉ cụm máy" in said[0]


def test_who_sends_words_over_a_network_unveiled_is_told_so() -> None:
    with console.overheard() as said:
        audio.scheduler("tcp://192.168.1.20")
    assert "không mã hóa" in said[0]
