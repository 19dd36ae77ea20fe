"""Only this machine's own browser reaches the desk, by the address that was printed."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.desk.server import listener
from tests.desk.opened import KEY, Opened, opened


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def test_the_printed_address_shows_the_board_and_lets_nothing_else_in(here: Opened) -> None:
    answer = here.ask(f"/{KEY}/")
    assert answer.status == 200
    assert "Bảng theo dõi" in answer.read().decode()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("place", ["/", "/x/", f"/{KEY[:-1]}/", f"/{KEY}x/", "//", f"/x/{KEY}/", f"/%2e/{KEY}/"])
def test_without_the_key_there_is_nothing(here: Opened, place: str) -> None:
    answer = here.ask(place)
    assert answer.status == 404
    assert "bảng" not in answer.read().decode().lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1"},
        {"host": None},
        {"host": "127.0.0.1.evil.example"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_of_another_site_reaches_nothing(here: Opened, method: str, headers: dict[str, str | None]) -> None:
    body = b"x=1" if method == "POST" else None
    assert here.ask(f"/{KEY}/", method, body, **headers).status in {400, 403}


def test_a_form_says_where_it_comes_from(here: Opened) -> None:
    assert here.ask(f"/{KEY}/", "POST", b"x=1", origin=None).status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_ways_of_asking_are_refused(here: Opened, method: str) -> None:
    assert here.ask(f"/{KEY}/", method).status == 405


@pytest.mark.parametrize(("length", "status"), [("2000000000", 413), ("-1", 411), ("x", 411), (None, 411)])
def test_what_is_too_large_is_refused_before_it_is_read(here: Opened, length: str | None, status: int) -> None:
    answer = here.ask(f"/{KEY}/", "POST", content_length=length)
    assert answer.status == status or (answer.status == 400 and length in ("-1", "x"))


def test_the_desks_own_files_stay_within_their_folder(here: Opened) -> None:
    assert here.ask(f"/{KEY}/static/desk.css").status == 200
    assert here.ask(f"/{KEY}/static/../app.py").status == 404
    assert here.ask(f"/{KEY}/static/%2e%2e/app.py").status == 404
    assert here.ask(f"/{KEY}/theme/fonts/literata-latin-normal.woff2").status == 200


def test_it_listens_to_this_machine_alone(here: Opened) -> None:
    import psutil

    listening = [one.laddr for one in psutil.Process().net_connections("inet") if one.status == psutil.CONN_LISTEN]
    assert {at.ip for at in listening if at.port == here.port} == {"127.0.0.1"}


def test_a_desk_that_was_just_closed_is_opened_at_the_same_port() -> None:
    before = listener(0)
    port = before.getsockname()[1]
    with socket.create_connection(("127.0.0.1", port)) as browser:
        before.accept()[0].close()  # whoever ends a connection first holds its port for a minute
        before.close()
        assert browser.recv(1) == b""
    with listener(port) as again:
        assert again.getsockname()[1] == port


def test_a_port_at_which_somebody_listens_is_left_to_them() -> None:
    with listener(0) as theirs, listener(theirs.getsockname()[1]) as ours:
        assert ours.getsockname()[1] not in {0, theirs.getsockname()[1]}
