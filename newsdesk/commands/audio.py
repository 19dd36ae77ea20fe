"""Scripts, sound and programmes of the coming week, without the website."""

import re
from datetime import date
from ipaddress import ip_address
from pathlib import Path

from newsdesk.commands import console, publish

PORT = 8786
"""Where a Dask scheduler listens unless it is told otherwise."""
ADDRESS = re.compile(r"(?:(?P<how>tcp|tls)://)?(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5}))?/?", re.ASCII)


def run(root: Path, today: date, cluster: str | None = None) -> int:
    """Publish what goes to the loudspeakers; `cluster`: the scheduler whose machines are to read."""
    return publish.run(root, today, site=False, cluster=None if cluster is None else scheduler(cluster))


def scheduler(written: str) -> str:
    """Return a scheduler's whole address, and say so where what is read would travel unveiled."""
    found = ADDRESS.fullmatch(written.strip())
    if not found or not 0 < int(found["port"] or PORT) < 65536:
        raise console.UsageFault(
            f"Không hiểu địa chỉ cụm máy “{written}”. Viết như tls://may-chu:{PORT} hoặc tcp://192.168.1.20:{PORT}."
        )
    address = f"{found['how'] or 'tcp'}://{found['host']}:{int(found['port'] or PORT)}"
    if found["how"] != "tls" and not at_home(found["host"]):
        console.say(
            f"Lời phát thanh sẽ đi tới {address} không mã hóa: chỉ dùng trong mạng nội bộ tin cậy,"
            " còn lại hãy dùng địa chỉ tls:// (xem docs/audio.md)."
        )
    return address


def at_home(host: str) -> bool:
    """Whether a host is this very machine."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
