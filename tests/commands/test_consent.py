"""A signed slip is written into the register by itself: one entry more, not one other byte."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands import consent, withdrawal_records
from newsdesk.commands.consent_edit import register_of
from newsdesk.commands.consent_entry import next_free, with_slip
from newsdesk.commands.console import CLEAN, COPY, MACHINE, UsageFault, guarded
from newsdesk.council.clocks import Withdrawal
from newsdesk.model.consent import Consent
from newsdesk.model.story import Channel
from tests.commands.failing import refuse_to_read

TODAY = date(2026, 11, 20)
CONSENTS = "content/consents.yaml"
SLIP = Consent(slip="PDY-2", on=date(2026, 11, 19), name=(Channel.WEB, Channel.LOUDSPEAKER), until=date(2028, 12, 31))
LINE = "{slip: PDY-2, on: 2026-11-19, name: [web, loudspeaker], until: 2028-12-31}"
BASIS = "bases:\n  - {key: quy-che, text: Quy chế, channels: [web], since: 2026-01-01}\n"


def write(desk: Path, slip: str = "PDY-2026-001", name: tuple[str, ...] = ("web",), **asked: date) -> int:
    return commands.run("consent", root=desk, today=TODAY, slip=slip, allows={"name": name}, **asked)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"slips:\n  - {LINE}\n"),
        ("slips:\n  - {slip: A-1}\n", f"slips:\n  - {{slip: A-1}}\n  - {LINE}\n"),
        ("slips:\n  - {slip: A-1}", f"slips:\n  - {{slip: A-1}}\n  - {LINE}\n"),
        ("slips:\n- {slip: A-1} # cũ\n\n# hết\n", f"slips:\n- {{slip: A-1}} # cũ\n- {LINE}\n\n# hết\n"),
        ("slips:\r\n  - {slip: A-1}\r\n", f"slips:\r\n  - {{slip: A-1}}\r\n  - {LINE}\r\n"),
        ("\ufeffslips:\n  - {slip: A-1}\n", f"\ufeffslips:\n  - {{slip: A-1}}\n  - {LINE}\n"),
        (f"slips:\n  - {{slip: A-1}}\n\n{BASIS}", f"slips:\n  - {{slip: A-1}}\n  - {LINE}\n\n{BASIS}"),
        ("# Chưa có phiếu nào.\n", f"# Chưa có phiếu nào.\nslips:\n  - {LINE}\n"),
        (f"# Sổ\n{BASIS}", f"# Sổ\n{BASIS}slips:\n  - {LINE}\n"),
        (f"slips:\n{BASIS}", f"slips:\n  - {LINE}\n{BASIS}"),
        (f"slips: []\n{BASIS}", f"slips: [{LINE}]\n{BASIS}"),
        ("slips: [{slip: A-1}, ]\n", f"slips: [{{slip: A-1}}, {LINE}, ]\n"),
        (
            "slips:\n  - slip: A-1\n    name:\n      - web # trang\n\n# dưới\n",
            "slips:\n  - slip: A-1\n    name:\n      - web # trang\n  - slip: PDY-2\n    on: 2026-11-19\n"
            "    name: [web, loudspeaker]\n    until: 2028-12-31\n\n# dưới\n",
        ),
    ],
)
def test_a_slip_stands_below_the_last_one_as_that_is_written(before: str | None, after: str) -> None:
    edited = with_slip(None if before is None else before.encode(), SLIP)
    assert edited is not None
    assert edited.decode() == after
    register = register_of(edited)
    assert register is not None
    assert register.slips[-1] == SLIP


@pytest.mark.parametrize("before", ["", "slips: ~\n", "{slips: [{slip: A-1}]", "slips: x\n"])
def test_what_cannot_be_written_into_is_left_alone(before: str) -> None:
    assert with_slip(before.encode(), SLIP) is None


@pytest.mark.parametrize(
    ("slips", "free"),
    [
        ([], "PDY-2026-001"),
        (["PDY-2025-044"], "PDY-2026-001"),
        (["PDY-2026-045", "PDY-2026-009"], "PDY-2026-046"),
        (["PDY-2026-999"], "PDY-2026-1000"),
        (["PDY-2026-7", "CAN-BO-2026-0012"], "CAN-BO-2026-0013"),
        (["PDY-2026"], "PDY-2026-001"),
    ],
)
def test_the_next_free_number_goes_on_as_the_register_counts(slips: list[str], free: str) -> None:
    assert next_free(slips, 2026) == free


def test_a_slip_is_written_and_told_back(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / CONSENTS).read_bytes()
    assert write(desk, " pdy-2026-001 ", ("loudspeaker", "web", "web"), on=date(2026, 11, 19)) == CLEAN
    added = b"  - {slip: PDY-2026-001, on: 2026-11-19, name: [web, loudspeaker]}\n"
    assert (desk / CONSENTS).read_bytes() == before + added
    said = capsys.readouterr().out
    assert "Cho nêu tên: trang thông tin; loa phát thanh." in said
    assert "Cho dùng ảnh: không nơi nào." in said


def test_a_desk_without_a_register_gets_one(desk: Path) -> None:
    (desk / CONSENTS).unlink()
    assert write(desk) == CLEAN
    assert (desk / CONSENTS).read_text("utf-8") == "slips:\n  - {slip: PDY-2026-001, on: 2026-11-20, name: [web]}\n"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"slip": "PDY-1"}, "đã ghi rồi"),
        ({"slip": "pdy-1"}, "đã ghi rồi"),
        ({"slip": "PDY-9"}, "đã ghi rồi"),
        ({"slip": "phiếu 1"}, "gạch nối"),
        ({"slip": "Chị Hoa"}, "gạch nối"),
        ({"name": ()}, "chưa cho việc gì"),
        ({"name": ("wed",)}, "Có phải “web”?"),
        ({"on": date(2026, 11, 21)}, "chưa tới"),
        ({"until": date(2026, 11, 1)}, "trước cả ngày ký"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_is_written(desk: Path, asked: dict[str, object], why: str) -> None:
    withdrawal_records.keep(desk, Withdrawal(slip="PDY-9", received=TODAY, stories=(), outputs=0))
    before = (desk / CONSENTS).read_bytes()
    with pytest.raises(UsageFault, match=why):
        write(desk, **asked)  # type: ignore[arg-type]
    assert (desk / CONSENTS).read_bytes() == before


def test_a_register_with_a_mistake_is_told_and_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / CONSENTS).write_text("slips:\n  - {slip: PDY-1, nam: [web]}\n", "utf-8")
    before = (desk / CONSENTS).read_bytes()
    assert write(desk) == COPY
    assert (desk / CONSENTS).read_bytes() == before
    assert "content/consents.yaml:2: LỖI" in capsys.readouterr().out


@pytest.mark.parametrize("before", [None, b"slips:\n  - {slip: A-1}\n"])
def test_a_register_that_somebody_saves_meanwhile_is_not_written_over(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    register, saved = desk / CONSENTS, b"slips:\n  - {slip: A-1}\n  - {slip: A-2}\n"
    if before is None:
        register.unlink()
    else:
        register.write_bytes(before)

    def save_meanwhile(content: bytes | None, slip: Consent) -> bytes | None:
        register.write_bytes(saved)
        return with_slip(content, slip)

    monkeypatch.setattr(consent, "with_slip", save_meanwhile)
    assert guarded(lambda: write(desk)) == COPY
    assert register.read_bytes() == saved
    assert f"Có người vừa lưu {register} trong lúc lệnh này đang chạy" in capsys.readouterr().err


def test_a_register_that_another_program_holds_is_said(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as held:
        refuse_to_read(desk / CONSENTS, held)
        assert guarded(lambda: write(desk)) == MACHINE
    assert f"DỪNG: Không được phép đọc hoặc ghi {desk / CONSENTS}" in capsys.readouterr().err
