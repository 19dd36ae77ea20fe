"""Clips made by a real scheduler's real workers, on this machine's loopback address, and what becomes of their loss."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import dask.config
import pytest

from newsdesk.audio import clips, cluster, orders, reaching
from newsdesk.audio.orders import Order
from newsdesk.audio.voices import EspeakVoice
from newsdesk.errors import DeskError
from newsdesk.model.facility import VoiceChoice
from newsdesk.model.script import Pause, Script
from tests.audio.machines import LOOPBACK, Machines, machines
from tests.audio.texts import script

MANY = tuple(script(f"Bài thứ {at}.", Pause.PARAGRAPH, "Hết giờ phát thanh.", slug=f"bai-{at}") for at in range(16))
Told = Callable[[int, int], None]


def read_far(scripts: tuple[Script, ...], cache: Path, address: str, told: Told = lambda _done, _of: None) -> None:
    asked = [Order(script=one, voice=EspeakVoice(), choice=VoiceChoice()) for one in scripts]
    cluster.render(asked, cache, address, told)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this machine makes by itself, name to bytes."""
    folder = tmp_path_factory.mktemp("here")
    clips.render(MANY, EspeakVoice(), folder)
    return contents(folder)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler and two workers that outlive the tests that harm nobody."""
    with machines(tmp_path_factory.mktemp("Cụm máy số 1")) as started:
        yield started


def fault_of(cache: Path, address: str, told: Told = lambda _done, _of: None) -> DeskError:
    with pytest.raises(DeskError) as fault:
        read_far(MANY, cache, address, told)
    return fault.value


def test_other_machines_make_the_same_bytes_and_are_asked_only_for_what_is_not_there(
    tmp_path: Path, two: Machines, here: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "MOST", 3)
    under_way = watched(monkeypatch)
    clips.render(MANY[:3], EspeakVoice(), tmp_path)
    told: list[tuple[int, int]] = []
    read_far((*MANY, MANY[0]), tmp_path, two.address, lambda done, of: told.append((done, of)))
    assert contents(tmp_path) == here
    assert told == [(done, 16) for done in range(3, 17)]
    assert len(under_way) == 13
    assert max(under_way) == 3


def watched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the list that gets, whenever something is asked for, how much is then under way."""
    counted: list[int] = []
    ask = cluster.Cluster.ask

    def counting(self: cluster.Cluster, order: Order) -> object:
        counted.append(len(self.under_way) + 1)
        return ask(self, order)

    monkeypatch.setattr(cluster.Cluster, "ask", counting)
    return counted


@pytest.mark.parametrize(
    ("whose", "name", "other", "code"),
    [(orders, "code", lambda: "khác", "cluster-version"), (EspeakVoice, "RATE", 150, "cluster-voice")],
    ids=["desk", "voice"],
)
def test_a_worker_with_another_desk_or_voice_is_named_and_nothing_of_it_is_taken(
    tmp_path: Path, two: Machines, monkeypatch: pytest.MonkeyPatch, whose: object, name: str, other: object, code: str
) -> None:
    monkeypatch.setattr(whose, name, other)
    fault = fault_of(tmp_path, two.address)
    assert fault.code == code
    assert fault.facts["worker"].startswith(f"tcp://{LOOPBACK}:")
    assert contents(tmp_path) == {}


def test_a_worker_that_is_killed_midway_loses_and_doubles_nothing(tmp_path: Path, here: dict[str, bytes]) -> None:
    counted: list[int] = []
    with machines(tmp_path) as two:

        def told(done: int, _of: int) -> None:
            counted.append(done)
            if done == 3:
                two.kill(0)

        read_far(MANY, tmp_path / "clips", two.address, told)
        assert two.workers[0].poll() is not None
    assert contents(tmp_path / "clips") == here
    assert counted == list(range(17))


def test_when_all_workers_are_killed_it_is_said_in_time_and_what_was_made_stays(
    tmp_path: Path, here: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "GRACE", timedelta(seconds=1))
    monkeypatch.setattr(cluster, "FETCHING", timedelta(seconds=5))
    with machines(tmp_path) as two:
        fault = fault_of(tmp_path / "clips", two.address, lambda done, _of: two.kill(0, 1) if done == 3 else None)
    assert (fault.code, fault.facts) == ("cluster-empty", {"address": two.address})
    made = contents(tmp_path / "clips")
    assert len(made) >= 6
    assert made.items() <= here.items()


def test_when_the_scheduler_is_killed_it_is_said_in_time_and_what_was_made_stays(
    tmp_path: Path, here: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching, "REACHING", timedelta(seconds=3))
    monkeypatch.setattr(cluster, "FETCHING", timedelta(seconds=5))
    with machines(tmp_path, workers=1) as one:
        fault = fault_of(tmp_path / "clips", one.address, lambda done, _of: one.scheduler.kill() if done == 2 else None)
    assert fault.code == "cluster-lost"
    made = contents(tmp_path / "clips")
    assert len(made) >= 4
    assert made.items() <= here.items()


@pytest.mark.parametrize(
    "says",
    [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n" * 4, b"\3" + bytes(7) + b"\xff" * 64],
    ids=["silent", "web", "noise"],
)
def test_where_no_scheduler_listens_it_is_said_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: bytes
) -> None:
    """Somebody who is silent; a web server; somebody who sends what is no message."""
    monkeypatch.setattr(reaching, "REACHING", timedelta(seconds=1))
    with stranger(says) as address:
        assert fault_of(tmp_path, address).code == "cluster-unreachable"
    assert contents(tmp_path) == {}


def test_where_nobody_listens_it_is_said_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "REACHING", timedelta(seconds=1))
    with stranger(b"") as address:
        pass
    assert fault_of(tmp_path, address).code == "cluster-unreachable"
    assert contents(tmp_path) == {}


@contextmanager
def stranger(says: bytes) -> Iterator[str]:
    """Say the same to whoever comes and keep the line open, at the address that is given, until the end."""
    over = threading.Event()

    class Line(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # who came may be gone
                self.request.sendall(says)
            over.wait()

    with socketserver.ThreadingTCPServer((LOOPBACK, 0), Line) as listening:
        serving = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield f"tcp://{LOOPBACK}:{listening.server_address[1]}"
        finally:
            over.set()
            listening.shutdown()
            serving.join()


@pytest.mark.parametrize("told", ["nothing", "files that are not there"])
def test_a_veiled_address_without_certificates_is_refused_at_once(tmp_path: Path, told: str) -> None:
    tls = "distributed.comm.tls"
    missing = {f"{tls}.ca-file": str(tmp_path / "ca.pem"), f"{tls}.client.cert": str(tmp_path / "desk.pem")}
    with dask.config.set({} if told == "nothing" else missing):
        assert fault_of(tmp_path, f"tls://{LOOPBACK}:1").code == "cluster-certificates"
