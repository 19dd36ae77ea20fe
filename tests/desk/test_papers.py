"""Papers are made by buttons and given to whoever works at the desk, and nothing else of the disk is."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands.reading import read
from newsdesk.desk.papers.called import called
from newsdesk.desk.papers.catalogue import PAPERS
from tests.conftest import TODAY
from tests.desk.opened import KEY, Opened, opened
from tests.desk.test_steps import post, seen


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def made(here: Opened, place: str) -> str:
    """Follow some work to its end and return what it said."""
    told = here.ask(f"/{KEY}{place}/lines").read().decode()
    assert told.endswith("event: done\ndata: 0\n\n"), told
    return told


@pytest.mark.parametrize(
    ("paper", "filled", "file"),
    [
        ("registrations", {"year": "2026", "unit": ""}, "registrations/2026/danh-sach-dang-ky.docx"),
        ("registrations", {"year": "2026", "unit": "to-bep"}, "registrations/2026/ban-dang-ky-to-bep.docx"),
        ("examine", {"on": ""}, ""),
        ("briefing", {"week": "2026-W47"}, ""),
        (
            "conference",
            {"story": "bep-mot-chieu", "day": "2026-12-10", "at": "08:30", "place": "Hội trường"},
            "conference/2026-12-10/bao-cao-bep-mot-chieu.docx",
        ),
        ("conference", {"day": "2026-12-10", "at": "08:00", "place": ""}, "conference/2026-12-10/chuong-trinh.docx"),
        (
            "exchange",
            {"story": "bep-mot-chieu", "with": "phong-y-te", "day": "2026-12-10", "at": "08:00", "place": ""},
            "exchange/2026-12-10/bep-mot-chieu/giay-moi.docx",
        ),
        ("culture", {"day": "2026-12-10"}, "culture/2026-12-10/loi-dan.docx"),
        ("poster", {"story": "bep-mot-chieu"}, ""),
        ("portal", {"story": "bep-mot-chieu"}, "portal/bep-mot-chieu.zip"),
        ("slip", {"number": "pdy-2026-050"}, "consent/phieu-dong-y-PDY-2026-050.docx"),
        ("bundle", {"year": "2026"}, "bundle/2026.zip"),
        ("report", {"span": "2026-h2", "number": "05", "on": ""}, "report/2026-h2/bao-cao-2026-h2.docx"),
        ("report", {"span": "kh-1", "number": "", "on": ""}, "report/kh-1/bao-cao-kh-1.docx"),
    ],
)
def test_a_paper_is_made_by_a_button_and_given(here: Opened, paper: str, filled: dict[str, str], file: str) -> None:
    assert PAPERS[paper].button in seen(here, f"/papers/{paper}")
    status, place, _ = post(here, f"/papers/{paper}", **filled)
    assert status == 303
    made(here, place)
    assert "Xem giấy tờ" in seen(here, place)
    if file:
        answer = here.ask(f"/{KEY}/papers/file/{file}")
        assert answer.status == 200
        assert answer.read() == (here.root / "output/office" / file).read_bytes()
        assert answer.headers["content-disposition"].startswith("attachment")
        assert f"/{KEY}/papers/file/{file}" in here.ask(f"/{KEY}/papers/{paper}").read().decode()


def test_the_skeleton_of_an_assessment_is_written_once(here: Opened) -> None:
    made(here, post(here, "/papers/assessment", span="2026-q3")[1])
    assert "## " in (here.root / "content/reports/2026-q3.md").read_text("utf-8")
    _, place, _ = post(here, "/papers/assessment", span="2026-q3")
    assert here.ask(f"/{KEY}{place}/lines").read().decode().endswith("event: done\ndata: 2\n\n")


def test_papers_of_stories_lie_under_their_day_and_their_story(here: Opened) -> None:
    when = {"day": "2026-12-10", "at": "08:00", "place": ""}
    made(here, post(here, "/papers/exchange", story="bep-mot-chieu", **{"with": "phong-y-te"}, **when)[1])
    made(here, post(here, "/papers/poster", story="bep-mot-chieu")[1])
    made(here, post(here, "/papers/portal", story="bep-mot-chieu")[1])
    assert "Ngày 10/12/2026 Chương trình trao đổi: Bếp một chiều" in seen(here, "/papers/exchange")
    assert "Áp phích: Bếp một chiều Xem" in seen(here, "/papers/poster")
    portal = seen(here, "/papers/portal")
    assert "Gói đăng bài: Bếp một chiều Tệp nén" in portal
    assert "Bếp một chiều Bài " in portal


def test_all_that_was_ticked_is_told(here: Opened) -> None:
    first = here.root / "exemplars/2026/bep-mot-chieu.md"
    second = first.with_name("bep-hai-chieu.md")
    second.write_text(first.read_text("utf-8").replace("Bếp một chiều", "Bếp hai chiều"), "utf-8")
    who = {"by": "Người duyệt", "office": "Phó Trưởng Cơ sở"}
    assert commands.run("approve", root=here.root, today=TODAY, stories=[str(second)], **who) == 0
    both = ("bep-mot-chieu", "bep-hai-chieu")
    made(here, post(here, "/papers/conference", story=both, day="2026-12-10", at="08:00")[1])
    written = {path.name for path in (here.root / "output/office/conference/2026-12-10").iterdir()}
    assert written >= {f"bao-cao-{slug}.docx" for slug in both}


def test_looking_makes_nothing(here: Opened) -> None:
    before = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
    assert "Chưa làm giấy tờ nào" in seen(here, "/papers")
    for name in PAPERS:
        seen(here, f"/papers/{name}?year=2026&unit=to-bep&span=2026")
    assert before == {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("paper", "filled", "said"),
    [
        ("registrations", {"year": "1999"}, "Năm : Chọn một mục trong danh sách."),
        ("examine", {"on": "mai"}, "Không hiểu ngày “mai”"),
        ("slip", {"number": "PDY\x00"}, "Có ký tự không nhìn thấy được"),
        ("conference", {"at": "08:00", "day": "2026-11-19"}, "Chọn từ ngày 20/11/2026 trở đi."),
        ("culture", {"story": ("bep-mot-chieu", "khong-co")}, "Chỉ đánh dấu những ô có sẵn."),
        ("conference", {"at": "24:00"}, "Không hiểu giờ “24:00”"),
        ("conference", {"at": "8h"}, "Không hiểu giờ “8h”"),
        ("exchange", {"story": "bep-mot-chieu", "at": "08:00"}, "Mời đơn vị : Chưa điền."),
        ("poster", {"story": "khong-co"}, "Bài : Chọn một mục trong danh sách."),
        ("report", {"span": "2027"}, "Kỳ báo cáo : Chọn một mục trong danh sách."),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(here: Opened, paper: str, filled: dict[str, str], said: str) -> None:
    status, _, text = post(here, f"/papers/{paper}", **filled)
    assert status == 422
    assert said in text
    assert here.ask(f"/{KEY}/work/1").status == 404


def test_while_something_else_goes_on_it_is_said(here: Opened) -> None:
    (here.root / "content/programmes.yaml").write_text("programmes: []\n", "utf-8")
    _, place, _ = post(here, "/publish")
    status, _, text = post(here, "/papers/bundle", year="2026")
    made(here, place)
    assert status == 409
    assert "Bàn đang làm việc khác: Phát hành" in text


def test_only_papers_are_given(here: Opened, tmp_path: Path) -> None:
    office = here.root / "output/office/consent"
    office.mkdir(parents=True)
    (office / "a.docx").write_bytes(b"PK")
    (office / "a.sh").write_text("x")
    (tmp_path / "secret.docx").write_bytes(b"PK")
    with suppress(OSError):  # Windows lets few people make links
        (office / "out.docx").symlink_to(tmp_path / "secret.docx")
    assert here.ask(f"/{KEY}/papers/file/consent/a.docx").status == 200
    for name in (
        "consent/a.sh", "consent", "", "consent/out.docx", "../../content/facility.yaml", "..%2f..%2fcontent%2ffacility.yaml",
        "consent/../../../content/facility.yaml", "%2fetc%2fpasswd", "consent/khong-co.docx", "C:%5ca.docx",
    ):  # fmt: skip
        assert here.ask(f"/{KEY}/papers/file/{name}").status == 404, name


def test_a_paper_that_is_looked_at_may_do_nothing(here: Opened) -> None:
    office = here.root / "output/office/announcer"
    office.mkdir(parents=True)
    (office / "a.html").write_text("<script>alert(1)</script>")
    answer = here.ask(f"/{KEY}/papers/file/announcer/a.html")
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "script-src" not in answer.headers["content-security-policy"]
    kept = here.ask(f"/{KEY}/papers/file/announcer/a.html?keep")
    assert kept.headers["content-disposition"].startswith("attachment")


def test_what_a_presenter_turns_may_run_and_reach_nothing(here: Opened) -> None:
    office = here.root / "output/office/conference/2026-12-10"
    office.mkdir(parents=True)
    (office / "trinh-chieu.html").write_text("<script>1</script>")
    policy = here.ask(f"/{KEY}/papers/file/conference/2026-12-10/trinh-chieu.html").headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts; default-src 'none'")
    assert "allow-same-origin" not in policy


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("registrations/2026/ban-dang-ky-to-bep", "Bản đăng ký: Tổ bếp"),
        ("examination/2026/phieu-khong-co", "Phiếu thẩm định: khong-co"),
        ("examination/2026/bien-ban-2026-12-04", "Biên bản họp ngày 4/12/2026"),
        ("examination/2026/bien-ban-2026-99-99", "Biên bản họp ngày 2026-99-99"),
        ("briefing/2026-W48/2026-11-23-to-bep", "Phiếu đọc ngày 23/11/2026: Tổ bếp"),
        ("report/2026-h1/bao-cao-2026-h1", "Báo cáo 6 tháng đầu năm 2026"),
        ("consent/phieu-dong-y-hoc-vien", "Phiếu đồng ý cho học viên"),
        ("consent/phieu-dong-y-PDY-2026-050", "Phiếu đồng ý cho cán bộ, số PDY-2026-050"),
        ("weeks/2026-W48", "Nhật ký phát thanh tuần 48 năm 2026"),
        ("poster/a/ap-phich", "Áp phích: a"),
        ("conference/2026-12-10/bao-cao-bep-mot-chieu", "Báo cáo điển hình: Bếp một chiều"),
        ("exchange/2026-12-10/bep-mot-chieu/giay-moi", "Giấy mời: Bếp một chiều"),
        ("portal/bep-mot-chieu", "Gói đăng bài: Bếp một chiều"),
        ("portal/bep-mot-chieu/bep-mot-chieu", "Bản âm thanh"),
        ("portal/bep-mot-chieu/anh-2", "Ảnh 2"),
        ("portal/bep-mot-chieu/khac", "khac"),
    ],
)
def test_a_paper_is_called_as_people_call_it(desk: Path, path: str, expected: str) -> None:
    whole = read(desk, TODAY).desk
    assert whole is not None
    assert called(path, whole.library) == expected


def test_every_paper_is_one_of_the_commands() -> None:
    assert {paper.command for paper in PAPERS.values()} <= commands.NAMES


def test_a_slip_is_withdrawn_and_what_people_did_is_written_down(here: Opened) -> None:
    (here.root / "content/programmes.yaml").write_text("programmes: []\n", "utf-8")
    assert "Tôi hiểu: phiếu này hết giá trị" in seen(here, "/do/withdraw-consent")
    slip = "PDY-1"
    page = here.ask(f"/{KEY}/do/withdraw-consent?slip={slip}").read().decode()
    assert f'<option value="{slip}" selected>' in page
    status, place, _ = post(here, "/do/withdraw-consent", slip=slip, received="2026-11-19")
    assert status == 303
    assert "Rút phiếu PDY-1, nhận ngày 19/11/2026" in made(here, place)
    assert "tasks.py" not in seen(here, place)
    assert f"/{KEY}/do/consent-deleted?slip={slip}" in here.ask(f"/{KEY}{place}").read().decode()
    assert post(here, "/do/consent-acknowledged", slip=slip)[0] == 303
    assert post(here, "/do/consent-deleted", slip=slip, deleted="2026-11-20")[0] == 303
    row = (here.root / "content/records/withdrawals.csv").read_text("utf-8").splitlines()[1]
    assert row.startswith(f"{slip},2026-11-19,2026-11-20,2026-11-20,2026-11-20")


def test_a_day_before_the_request_is_refused_in_the_words_of_the_form(here: Opened) -> None:
    (here.root / "content/programmes.yaml").write_text("programmes: []\n", "utf-8")
    made(here, post(here, "/do/withdraw-consent", slip="PDY-1", received="2026-11-19")[1])
    status, _, text = post(here, "/do/consent-deleted", slip="PDY-1", deleted="2026-11-01")
    assert status == 422
    assert "không thể trước ngày nhận yêu cầu" in text
