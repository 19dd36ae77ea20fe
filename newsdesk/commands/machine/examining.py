"""Look at everything on this machine at once; each probe has its own time, and a broken one is a finding too."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from newsdesk.commands.machine import around, hearing, here, papers, running, sharing
from newsdesk.commands.machine.finding import Finding, Purpose, State

Look = Callable[[], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Probe:
    """One look at the machine."""

    noun: str
    what_for: Purpose
    look: Look
    patience: timedelta = timedelta(seconds=45)


@dataclass(slots=True)
class _UnderWay:
    """A probe in a thread of its own: a drive that does not answer holds up nobody else."""

    probe: Probe
    found: list[Finding] = field(default_factory=list)
    fault: str = ""
    thread: threading.Thread | None = None

    def begin(self) -> None:
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        try:
            for finding in self.probe.look():
                self.found.append(finding)
        except Exception as fault:  # noqa: BLE001 (a broken installation raises anything; that is what is asked for)
            self.fault = f"{type(fault).__name__}: {fault}"[: running.LONGEST]

    def findings(self) -> Iterator[Finding]:
        """Wait for it, and yield what it saw; what it did not see is a finding too."""
        assert self.thread is not None  # noqa: S101 (begun above)
        self.thread.join(self.probe.patience.total_seconds())
        late = self.thread.is_alive()
        yield from tuple(self.found)
        if late or self.fault:
            seconds = round(self.probe.patience.total_seconds())
            said = f"không trả lời trong {seconds} giây" if late else f"xem không được ({self.fault})"
            advice = "Khởi động lại máy rồi chạy lại lệnh này; vẫn vậy thì gửi dòng này cho người phụ trách kỹ thuật."
            yield Finding(self.probe.noun, State.MISSING, self.probe.what_for, said, advice)


def probes(root: Path, today: date, *, online: bool = False) -> tuple[Probe, ...]:
    """Return every look at the machine, in the order in which it is told."""
    write, hear, share = Purpose.WRITE, Purpose.HEAR, Purpose.SHARE
    return (
        Probe("Python", write, here.python),
        Probe("Các gói phần mềm", write, here.packages),
        Probe("Đồng hồ", write, lambda: here.clock(today)),
        Probe("Chỗ trống trên đĩa", write, lambda: here.room(root)),
        Probe("Thư mục của bàn", write, lambda: here.folder(root)),
        Probe("Chữ trên màn hình", write, here.screen),
        Probe("Trình duyệt", write, papers.browser),
        Probe("Nghe thử", hear, lambda: hearing.aloud(root), hearing.PATIENCE),
        Probe("Kho bản thu, ảnh", hear, lambda: around.media(root)),
        Probe("Liquidsoap, MPD", hear, around.stations, timedelta(seconds=70)),
        Probe("LibreOffice", Purpose.PAPERS, papers.office),
        Probe("Phông chữ của giấy tờ", Purpose.PAPERS, papers.typeface),
        Probe("Git", share, lambda: sharing.git(root, online=online), timedelta(seconds=150)),
    )


def examine_machine(root: Path, today: date, *, online: bool = False) -> Iterator[Finding]:
    """Yield what is on this machine and what is missing for what; nothing is changed, nothing of a story is told."""
    under_way = [_UnderWay(probe) for probe in probes(root, today, online=online)]
    try:
        for one in under_way:
            one.begin()
        for one in under_way:
            yield from one.findings()
    finally:
        running.end_all()
