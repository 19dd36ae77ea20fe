"""The host that browsers are sent to does what a web host does."""

import gzip
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser.serving import Host, bounds, hosted

PAGE = "<!doctype html><title>Trang</title>" * 20
SOUND = bytes(range(256)) * 4


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("trang có dấu")
    (folder / "bài").mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text("Không có", encoding="utf-8")
    (folder / "bài" / "a.mp3").write_bytes(SOUND)
    (folder.parent / "bí mật.txt").write_text("x", encoding="utf-8")
    with hosted(folder) as host:
        yield host


def ask(host: Host, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urlopen(Request(f"{host.address}/{path}", headers=headers), timeout=60) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as answer:
        with answer:
            return answer.code, dict(answer.headers), answer.read()


def test_a_page_is_sent_small_to_who_can_read_it(host: Host) -> None:
    status, headers, content = ask(host, "", **{"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Type"], headers["Content-Encoding"]) == (200, "text/html; charset=utf-8", "gzip")
    assert len(content) < len(PAGE) / 5
    assert gzip.decompress(content).decode() == PAGE == ask(host, "index.html")[2].decode()


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-0", 0, 0), ("bytes=10-", 10, 1023), ("bytes=-24", 1000, 1023), ("bytes=1000-9999", 1000, 1023)],
)
def test_a_part_of_a_sound_is_sent(host: Host, asked: str, first: int, last: int) -> None:
    status, headers, content = ask(host, "b%C3%A0i/a.mp3", Range=asked)
    assert (status, headers["Content-Range"]) == (206, f"bytes {first}-{last}/1024")
    assert content == SOUND[first : last + 1]
    assert headers["Content-Type"] == "audio/mpeg"


def test_a_part_that_is_not_there_is_refused(host: Host) -> None:
    assert ask(host, "b%C3%A0i/a.mp3", Range="bytes=5000-")[0] == 416
    assert bounds("", "5000", 1024) == (0, 1023)


@pytest.mark.parametrize("path", ["nie.html", "../b%C3%AD%20m%E1%BA%ADt.txt", "%2e%2e/b%C3%AD%20m%E1%BA%ADt.txt"])
def test_what_is_not_there_is_answered_with_the_sites_own_page(host: Host, path: str) -> None:
    status, _, content = ask(host, path)
    assert (status, content.decode()) == (404, "Không có")
    assert host.missed
