"""Requests that no browser of this machine would send, and a desk that goes on quietly."""

import socket
import time
import webbrowser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Timer

import pytest
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from newsdesk.desk import access, help, server  # noqa: A004 (the page is called so)
from newsdesk.desk.server import Server
from tests.conftest import TODAY
from tests.desk.opened import KEY, PATIENCE, Opened, opened

PIECES = b"5\r\na=bcd\r\n0\r\n\r\n"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    import shutil

    from tests.conftest import SMALL_DESK

    with opened(Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("bàn") / "Bàn biên tập"))) as here:
        yield here


def wire(here: Opened, request: str, *headers: str, body: bytes = b"") -> tuple[int, bytes]:
    """Send these very bytes; return the status (0 where the line is cut) and everything that came back."""
    told = [f"{request} HTTP/1.1", *(headers or (f"host: 127.0.0.1:{here.port}",)), "connection: close", "", ""]
    with socket.create_connection(("127.0.0.1", here.port), timeout=PATIENCE) as line:
        came = b""
        try:
            line.sendall("\r\n".join(told).encode("utf-8") + body)
            while piece := line.recv(1 << 16):
                came += piece
        except ConnectionError:
            pass
    return int(came[9:12] or 0), came


@pytest.mark.parametrize(
    "target",
    ["*", KEY, "?x", "http://evil.example/KEY/", "http://127.0.0.1/KEY/", "127.0.0.1:80", "//KEY/", "/%00", "/\\KEY/"],
)
@pytest.mark.parametrize("method", ["GET", "OPTIONS", "CONNECT"])
def test_a_target_that_is_no_address_is_refused_without_a_fault(
    here: Opened, capfd: pytest.CaptureFixture[str], method: str, target: str
) -> None:
    status, _ = wire(here, f"{method} {target.replace('KEY', KEY)}")
    assert status in {400, 404, 405}
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "host",
    ["LOCALHOST:{}", "localhost.:{}", "127.0.0.1.:{}", "[::1]:{}", "127.1:{}", "2130706433:{}", "0.0.0.0:{}",
     "127.0.0.1:0{}", "127.0.0.1:{}.", "a@127.0.0.1:{}", "127.0.0.1:{}@evil.example", "127.0.0.1:{}, evil", "",
     "127.0.0.1:1", "localhost:{}\r\nhost: evil", "x\r\nhost: 127.0.0.1:{}"],
)  # fmt: skip
def test_a_name_that_is_not_quite_this_machine_reaches_nothing(here: Opened, host: str) -> None:
    status, came = wire(here, f"GET /{KEY}/machine", f"host: {host.format(here.port)}")
    assert status in {400, 403}
    assert KEY.encode() not in came


@pytest.mark.parametrize("name", ["sec-fetch-site", "origin"])
@pytest.mark.parametrize("first", [True, False])
def test_a_header_said_twice_must_be_right_both_times(here: Opened, name: str, first: bool) -> None:
    right = {"sec-fetch-site": "same-origin", "origin": f"http://127.0.0.1:{here.port}"}
    wrong = {"sec-fetch-site": "cross-site", "origin": "http://evil.example"}
    said = [f"{name}: {of[name]}" for of in ((right, wrong) if first else (wrong, right))]
    rest = [f"{key}: {value}" for key, value in right.items() if key != name]
    status, _ = wire(here, f"POST /{KEY}/do/new", f"host: 127.0.0.1:{here.port}", *said, *rest, "content-length: 0")
    assert status == 403


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("length", ["content-length: 5", "x: y"])
def test_a_body_in_pieces_is_refused_whatever_its_length_is_said_to_be(here: Opened, method: str, length: str) -> None:
    headers = (f"host: 127.0.0.1:{here.port}", f"origin: http://127.0.0.1:{here.port}", length)
    status, _ = wire(here, f"{method} /{KEY}/do/new", *headers, "transfer-encoding: chunked", body=PIECES)
    assert status in {400, 411}


def test_two_lengths_are_refused(here: Opened) -> None:
    headers = (f"host: 127.0.0.1:{here.port}", f"origin: http://127.0.0.1:{here.port}")
    lengths = ("content-length: 3", "content-length: 5")
    assert wire(here, f"POST /{KEY}/do/new", *headers, *lengths, body=b"a=bcd")[0] == 400


@pytest.mark.parametrize(
    "place", ["/done/" + "9" * 5000, "/work/" + "9" * 5000, "/story/" + "a" * 3000 + "/", "/static/" + "a/" * 2000]
)
def test_an_address_without_end_is_nowhere(here: Opened, capfd: pytest.CaptureFixture[str], place: str) -> None:
    assert here.ask(f"/{KEY}{place}").status == 404
    assert capfd.readouterr().err == ""


def test_ten_thousand_headers_and_an_endless_question_keep_nobody_waiting(here: Opened) -> None:
    wire(here, f"GET /{KEY}/machine", f"host: 127.0.0.1:{here.port}", *(f"x-{n}: y" for n in range(10_000)))
    wire(here, f"GET /{KEY}/?tim=" + "a" * 5_000_000)
    assert here.ask(f"/{KEY}/machine").status == 200


def test_connections_that_say_nothing_hold_nobody_up(here: Opened) -> None:
    silent = [socket.create_connection(("127.0.0.1", here.port)) for _ in range(200)]
    for line in silent[::2]:
        line.sendall(f"POST /{KEY}/do/record HTTP/1.1\r\nhost: 127.0.0.1:{here.port}\r\n".encode())
    assert here.ask(f"/{KEY}/machine").status == 200
    for line in silent:
        line.close()


def test_what_is_too_large_is_answered_in_words_though_it_is_sent_all_the_same(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "LARGEST", 3_000_000)
    answer = here.ask(f"/{KEY}/do/record", "POST", b"x" * 5_000_000, content_type="multipart/form-data; boundary=x")
    assert answer.status == 413
    assert "Tệp quá lớn" in answer.read().decode()


def test_a_form_without_a_file_is_small(here: Opened) -> None:
    assert here.ask(f"/{KEY}/do/new", "POST", content_length=str(access.LARGEST_FORM + 1)).status == 413


def test_the_address_that_the_browser_is_started_with_is_good_once(desk: Path) -> None:
    with opened(desk, tickets={"ve-mot-lan"}) as here:
        assert here.ask("/ve-mot-lan/", host="evil.example").status == 403
        assert here.ask("/ve-mot-lan/", "HEAD").status == 404
        answer = here.ask("/ve-mot-lan/")
        assert (answer.status, answer.headers["location"]) == (303, f"/{KEY}/")
        assert here.ask("/ve-mot-lan/").status == 404


def test_the_key_stands_in_no_command_line_and_ctrl_c_ends_well(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[str] = []

    def interrupted(*_: object, **__: object) -> None:
        assert browsing.wait(PATIENCE)
        raise KeyboardInterrupt

    def starting(address: str) -> None:
        started.append(address)
        browsing.set()
        raise webbrowser.Error("no browser here")

    browsing = Event()
    monkeypatch.setattr(webbrowser, "open", starting)
    monkeypatch.setattr(Server, "run", interrupted)
    assert server.run(desk, lambda: TODAY, port=0) == 0
    said = capsys.readouterr().out
    address = next(word for word in said.split() if word.startswith("http://"))
    assert started[0].rsplit("/", 2)[0] == address.rsplit("/", 2)[0]
    assert started[0] != address
    assert said.endswith("Đã đóng bàn biên tập.\n")


def test_a_desk_that_closes_ends_what_is_followed_without_a_fault(
    desk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with opened(desk) as here:
        line = socket.create_connection(("127.0.0.1", here.port), timeout=PATIENCE)
        line.sendall(f"GET /{KEY}/story/bep-mot-chieu/live HTTP/1.1\r\nhost: 127.0.0.1:{here.port}\r\n\r\n".encode())
        came = line.recv(1 << 16)
        assert b"200 OK" in came
    while piece := line.recv(1 << 16):
        came += piece
    line.close()
    assert came.endswith(b"0\r\n\r\n")
    assert capfd.readouterr().err == ""


class Slow:
    """A page that is at work until it is let go on."""

    def __init__(self) -> None:
        self.asked, self.go_on = Event(), Event()

    def __call__(self, _: Request) -> Response:
        self.asked.set()
        self.go_on.wait(PATIENCE)
        return Response("xong")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    slow = Slow()
    monkeypatch.setattr(help, "show_guides", slow.__call__)
    return slow


def test_what_is_asked_for_when_the_desk_closes_is_still_answered(
    desk: Path, slow: Slow, capfd: pytest.CaptureFixture[str]
) -> None:
    with ThreadPoolExecutor(1) as apart:
        with opened(desk) as here:
            answer = apart.submit(here.ask, f"/{KEY}/help/")
            assert slow.asked.wait(PATIENCE)
            Timer(2, slow.go_on.set).start()
        assert answer.result().body == b"xong"
    assert capfd.readouterr().err == ""


def test_an_answer_that_takes_too_long_is_cut_off_with_the_desk_and_says_so(
    desk: Path, slow: Slow, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "GRACE", 0.2)
    with ThreadPoolExecutor(1) as apart:
        with opened(desk) as here:
            answer = apart.submit(here.ask, f"/{KEY}/help/")
            assert slow.asked.wait(PATIENCE)
        assert answer.result().status == 503
        assert "Bàn đã đóng giữa chừng" in answer.result().body.decode()
        slow.go_on.set()
    assert capfd.readouterr().err == ""


def test_a_file_that_is_under_way_when_the_desk_closes_comes_whole(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "lớn.bin"
    with large.open("wb") as file:
        file.truncate(100_000_000)  # more than what the system takes from a server before somebody reads it
    monkeypatch.setattr(help, "show_guides", lambda _: FileResponse(large))
    with opened(desk) as here:
        line = socket.create_connection(("127.0.0.1", here.port), timeout=PATIENCE)
        line.sendall(f"GET /{KEY}/help/ HTTP/1.1\r\nhost: 127.0.0.1:{here.port}\r\n\r\n".encode())
        came = len(line.recv(1 << 16).partition(b"\r\n\r\n")[2])
        reading = ThreadPoolExecutor(1)
        rest = reading.submit(lambda: (time.sleep(2), sum(map(len, iter(lambda: line.recv(1 << 20), b""))))[1])
    assert came + rest.result() == 100_000_000
    reading.shutdown()
    line.close()
    assert capfd.readouterr().err == ""
