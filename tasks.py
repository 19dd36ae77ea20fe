"""Các việc của bàn biên tập. Chạy: python3 tasks.py VIỆC; xem danh sách: python3 tasks.py --list."""

import gc
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
sys.path.insert(0, str(HOME))

if __name__ == "__main__":
    from newsdesk import bootstrap

    bootstrap.enter(str(HOME), [str(HOME / "tasks.py"), *sys.argv[1:]])
    gc.disable()  # nothing that is loaded is rubbish

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress

from invoke import Collection, Context, Exit, Task, task

from newsdesk import __version__, commands
from newsdesk.commands import console, ending
from newsdesk.commands.command_line import CommandLine

DESK = {
    "desk": "Thư mục của bàn biên tập (mặc định: thư mục này).",
    "today": "Ngày coi là hôm nay, dạng 2026-09-10 (mặc định: theo đồng hồ máy).",
}

OCCASION = {
    **DESK,
    "day": "Ngày tổ chức, dạng 2026-12-10 (mặc định: hôm nay).",
    "at": "Giờ bắt đầu, dạng 08:00.",
    "place": "Địa điểm (không ghi thì giấy để trống một dòng).",
}


ONE_READING = {"check", "update", "scripts", "site"}
"""Commands that read a desk, say what they have to say and end: nothing they made is rubbish before, and to look for
some among ten thousand stories takes longer than a story does."""

ALSO = "Thêm một tệp nữa."
NO_DAYS: dict[str, str | None] = {}


def run(
    name: str, desk: str | None, today: str | None, *, days: dict[str, str | None] = NO_DAYS, **asked: object
) -> None:
    """Run one command on a desk and end with its exit code; `days` are what people wrote for a day, or None."""

    def work() -> int:
        when = {key: None if written is None else console.day(written) for key, written in days.items()}
        return commands.run(name, root=console.desk_at(desk, HOME), today=console.day(today), **when, **asked)

    end(work, one_reading=name in ONE_READING)


def run_now(name: str, desk: str | None, **asked: object) -> None:
    """Run one command on a desk that knows no other day than the clock's, and end with its exit code."""
    end(lambda: commands.run(name, root=console.desk_at(desk, HOME), **asked))


def end(work: Callable[[], int], *, one_reading: bool = False) -> None:
    """Do some work and end with its exit code; what went wrong is said in a sentence."""
    if not one_reading:
        gc.enable()
    ending.end_with_whoever_began()
    with ending.heeding():
        code = console.guarded(work)
    if code or one_reading:  # who only returns here goes the ordinary way out, which gives back story by story
        raise Exit(code=code)


@task(help={**DESK, "format": "text cho người đọc, json cho công cụ, github hoặc gitlab cho nơi lưu."})
def check(_: Context, desk: str | None = None, today: str | None = None, format: str = "text") -> None:  # noqa: A002
    """Kiểm tra mọi tệp, báo mọi chỗ cần sửa trong một lần."""
    run("check", desk, today, form=format)


@task(
    help={
        **DESK,
        "port": "Cổng của máy này (mặc định 8405; đang bận thì lấy cổng khác).",
        "browser": "Mở trình duyệt (mặc định có).",
    }
)
def desk(_: Context, desk: str | None = None, today: str | None = None, port: int = 8405, browser: bool = True) -> None:
    """Mở bàn biên tập trong trình duyệt, trên máy này: bảng theo dõi, xem bài, nghe bài, từng bước đi của bài."""

    def work() -> int:
        from newsdesk.desk import server  # the web framework is for this task alone

        root, set_day = console.desk_at(desk, HOME), None if today is None else console.day(today)
        return server.run(root, lambda: set_day or console.day(None), port=port, browser=browser)

    end(work)


@task(
    help={
        **DESK,
        "format": "text cho người đọc, json cho công cụ.",
        "online": "Hỏi thử cả nơi lưu chung qua mạng.",
    }
)
def doctor(
    _: Context,
    desk: str | None = None,
    today: str | None = None,
    format: str = "text",  # noqa: A002
    online: bool = False,
) -> None:
    """Xem máy này có gì, thiếu gì cho việc gì, và cần làm gì."""
    run("doctor", desk, today, form=format, online=online)


@task(
    positional=["folder"],
    help={
        "folder": "Thư mục của bàn mới: chưa có, hoặc đang trống.",
        "name": "Tên đầy đủ của Cơ sở.",
        "called": "Tên gọi tắt; ký hiệu, ví dụ “Cơ sở; CSCNMT”.",
        "superior": "Cơ quan cấp trên.",
        "place": "Địa danh ghi trên văn bản.",
        "units": "Các đơn vị, cách nhau bằng dấu chấm phẩy.",
        "plan": "Số kế hoạch; ngày ban hành; từ ngày - đến ngày.",
        "fields": "Các lĩnh vực, cách nhau bằng dấu chấm phẩy (mặc định: năm lĩnh vực của Kế hoạch 405).",
        "deadline": "Hạn đăng ký hằng năm, ví dụ 15/8.",
        "slots": "Các khung giờ, ví dụ “05:45, 10 phút, hằng ngày; 17:00, 15 phút, ngày làm việc”.",
        "signer": "Chức vụ người ký; họ tên.",
        "address": "Địa chỉ của trang web, nếu đã có.",
        "answers": "Tệp JSON có sẵn các câu trả lời.",
        "git": "Bật Git cho bàn mới.",
        "today": DESK["today"],
    },
)
def init(
    _: Context,
    folder: str,
    name: str = "",
    called: str = "",
    superior: str = "",
    place: str = "",
    units: str = "",
    plan: str = "",
    fields: str = "",
    deadline: str = "",
    slots: str = "",
    signer: str = "",
    address: str = "",
    answers: str | None = None,
    git: bool = False,
    today: str | None = None,
) -> None:
    """Tạo bàn biên tập cho một cơ sở mới: hỏi mười câu rồi làm sẵn mọi tệp."""
    told = {
        "name": name,
        "called": called,
        "superior": superior,
        "place": place,
        "units": units,
        "plan": plan,
        "fields": fields,
        "deadline": deadline,
        "slots": slots,
        "signer": signer,
        "address": address,
    }
    asked = {"answers": told, "answers_file": answers, "git": git, "ask": True}
    end(lambda: commands.run("init", root=console.path_at(folder).absolute(), today=console.day(today), **asked))


@task(help=DESK)
def publish(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Phát hành tất cả: lời phát thanh, âm thanh, danh sách phát, trang web."""
    run("publish", desk, today)


@task(help={**DESK, "check": "Chỉ xem lời phát thanh có còn mới không, không ghi gì."})
def scripts(_: Context, desk: str | None = None, today: str | None = None, check: bool = False) -> None:
    """Viết lời phát thanh của các bài đã duyệt vào audio_scripts/."""
    run("scripts", desk, today, check=check)


@task(help={**DESK, "staged": "Kiểm tra ngay phần sắp lưu; chính Git gọi như vậy."})
def hook(_: Context, desk: str | None = None, today: str | None = None, staged: bool = False) -> None:
    """Để Git kiểm tra phần sắp lưu trước mỗi lần lưu; còn LỖI thì chưa lưu."""
    run("hook", desk, today, staged=staged)


@task(help={**DESK, "check": "Chỉ xem gợi ý có còn mới không, không ghi gì."})
def schemas(_: Context, desk: str | None = None, today: str | None = None, check: bool = False) -> None:
    """Viết khuôn mẫu và mẩu chèn để trình soạn thảo gợi ý, vào .vscode/."""
    run("schemas", desk, today, check=check)


@task(
    help={
        **DESK,
        "week": "Làm thêm nhật ký của một tuần, dạng 2026-W48 (mặc định: tuần này, tuần trước, tuần tới).",
        "by": "Tính giờ theo nhịp đọc của người này, học từ các bản thu (mặc định: chung mọi người).",
    }
)
def sheets(
    _: Context, week: str | None = None, by: str = "", desk: str | None = None, today: str | None = None
) -> None:
    """Làm phiếu đọc cho phát thanh viên và nhật ký phát thanh theo tuần, để in, vào output/office/."""
    run("sheets", desk, today, week=week, by=by)


@task(help={**DESK, "cluster": "Nhờ cụm máy ở địa chỉ này đọc và làm bản phát, ví dụ tls://may-chu:8786."})
def audio(_: Context, desk: str | None = None, today: str | None = None, cluster: str | None = None) -> None:
    """Làm âm thanh và danh sách phát cho bảy ngày tới."""
    run("audio", desk, today, cluster=cluster)


@task(
    help={
        "slot": "Khóa của khung giờ (mặc định: khung giờ đang tới).",
        "desk": DESK["desk"],
        "with_": "Trình phát: mpv, vlc hoặc ffplay (mặc định: có trình nào thì dùng trình ấy).",
        "dry_run": "Chỉ nói sẽ phát gì, không phát và không ghi nhật ký.",
    }
)
def player(
    _: Context, slot: str | None = None, desk: str | None = None, with_: str | None = None, dry_run: bool = False
) -> None:
    """Đợi đúng giờ, phát chương trình của khung giờ ra loa, ghi nhật ký."""
    run_now("player", desk, slot=slot, by=with_, dry_run=dry_run)


@task(
    positional=["slug"],
    iterable=["also"],
    help={
        **DESK,
        "slug": "Tên bài, ví dụ bep-an-mot-chieu; có thể ghi nhiều bài.",
        "also": "Thêm một bài nữa.",
        "zip": "Đóng thêm mỗi bài thành một tệp .zip để gửi.",
        "against": "Không làm gói; so bài với tệp này: trang đã lưu từ cổng (Ctrl+S), hoặc chữ chép từ trang.",
    },
)
def portal(
    _: Context,
    slug: str,
    also: list[str],
    zip: bool = False,  # noqa: A002
    against: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Làm gói đăng bài lên cổng thông tin, vào output/office/portal/."""
    run("portal", desk, today, slugs=[slug, *also], zipped=zip, against=against)


@task(help={**DESK, "year": "Năm của hồ sơ (mặc định: năm nay)."})
def bundle(_: Context, year: str | None = None, desk: str | None = None, today: str | None = None) -> None:
    """Đóng hồ sơ một năm cho đoàn kiểm tra, vào output/office/bundle/."""
    run("bundle", desk, today, year=year)


@task(positional=["file"], help={"file": "Tệp .zip do lệnh bundle làm ra."})
def verify(_: Context, file: str) -> None:
    """Kiểm tra hồ sơ đã đóng: đủ tệp, đúng từng tệp, không có gì lạ."""
    end(lambda: commands.run("verify", file=file))


@task(help=DESK)
def site(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Làm riêng trang web, để xem nhanh."""
    run("site", desk, today)


@task(help=DESK)
def update(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Kiểm tra, viết lại lời phát thanh và trang web theo chỗ vừa sửa; không làm tiếng."""
    run("update", desk, today)


@task(
    help={
        **DESK,
        "profile": "Cách đọc: broadcast (như phát thanh viên) hoặc nemo (theo bộ dữ liệu thử của NVIDIA NeMo).",
        "report": "Liệt kê từng chỗ đã đổi và từng chỗ để nguyên, mỗi chỗ một dòng JSON, ra luồng báo lỗi (stderr).",
    }
)
def speak(
    _: Context, profile: str = "broadcast", report: bool = False, desk: str | None = None, today: str | None = None
) -> None:
    """Đổi từng dòng văn bản đưa vào thành lời đọc: mỗi dòng vào, một dòng ra."""
    run("speak", desk, today, profile=profile, report=report)


@task(
    positional=["file"],
    iterable=["also"],
    help={
        **DESK,
        "file": "Tệp bài cần duyệt; có thể ghi nhiều tệp.",
        "also": ALSO,
        "by": "Người duyệt.",
        "office": "Chức vụ của người duyệt.",
        "on": "Ngày duyệt (mặc định: hôm nay).",
    },
)
def approve(
    _: Context,
    file: str,
    also: list[str],
    by: str = "",
    office: str = "",
    on: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Ghi phê duyệt vào đầu bài, không đụng đến chữ nào khác."""
    run("approve", desk, today, days={"on": on}, stories=[file, *also], by=by, office=office)


@task(
    positional=["file"],
    iterable=["also"],
    help={
        **DESK,
        "file": "Tệp bài cần trình; có thể ghi nhiều tệp.",
        "also": ALSO,
        "by": "Người hoặc đơn vị trình.",
        "on": "Ngày trình (mặc định: hôm nay).",
    },
)
def submit(
    _: Context,
    file: str,
    also: list[str],
    by: str = "",
    on: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Trình bài để Hội đồng thẩm định: ghi ai trình, ngày nào, không đụng đến chữ nào khác."""
    run("submit", desk, today, days={"on": on}, stories=[file, *also], by=by)


@task(
    name="return",
    positional=["file"],
    iterable=["also"],
    help={
        **DESK,
        "file": "Tệp bài trả lại; có thể ghi nhiều tệp.",
        "also": ALSO,
        "by": "Ai trả lại, ví dụ Thư ký Hội đồng.",
        "reason": "Vì sao trả lại, cần sửa gì.",
        "on": "Ngày trả lại (mặc định: hôm nay).",
    },
)
def send_back(
    _: Context,
    file: str,
    also: list[str],
    by: str = "",
    reason: str = "",
    on: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Trả lại bài cho đơn vị sửa, kèm lý do."""
    run("send_back", desk, today, days={"on": on}, stories=[file, *also], by=by, reason=reason)


@task(
    positional=["file"],
    iterable=["also"],
    help={
        **DESK,
        "file": "Tệp bài cần rút; có thể ghi nhiều tệp.",
        "also": ALSO,
        "because": "Vì sao: consent, award-revoked, mistake hoặc other.",
        "note": "Ghi thêm cho rõ; không nêu tên người.",
        "on": "Ngày rút (mặc định: hôm nay).",
    },
)
def withdraw(
    _: Context,
    file: str,
    also: list[str],
    because: str = "",
    note: str = "",
    on: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Rút bài khỏi mọi hình thức tuyên truyền, ghi ngày và lý do."""
    run("withdraw", desk, today, days={"on": on}, stories=[file, *also], because=because, note=note)


@task(
    iterable=["file"],
    help={
        **DESK,
        "file": "Chỉ làm phiếu của tệp bài này; có thể ghi nhiều tệp.",
        "year": "Năm trình (mặc định: năm của ngày họp).",
        "on": "Ngày Hội đồng họp, ghi trên biên bản (mặc định: hôm nay).",
    },
)
def examine(
    _: Context,
    file: list[str],
    year: str | None = None,
    on: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Làm phiếu thẩm định từng bài và biên bản họp Hội đồng, vào output/office/examination/."""
    run("examine", desk, today, days={"on": on}, stories=file, year=year)


@task(help=DESK)
def status(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Loa hôm nay, bản thu, mười ngày tới còn thiếu gì; đăng ký, thẩm định, phiếu đang rút đến đâu."""
    run("status", desk, today)


@task(
    positional=["what"],
    help={
        **DESK,
        "what": "Việc đã làm, một câu; sau --keep thì là đường dẫn của tệp có hai bản.",
        "by": "Người lưu (mặc định: tên mà Git trên máy này biết).",
        "keep": "Chọn bản để giữ khi hai người cùng sửa một tệp: mine (bản của bạn, như tệp đang có) hoặc theirs.",
    },
)
def save(
    _: Context, what: str, by: str = "", keep: str = "", desk: str | None = None, today: str | None = None
) -> None:
    """Lưu việc đã làm: ghi lại trên máy này, ghép với phần của người khác, gửi lên nơi lưu chung."""
    run("save", desk, today, what=what, by=by, keep=keep)


@task(
    positional=["file"],
    help={
        **DESK,
        "file": "Tệp âm thanh đã thu: WAV, MP3, M4A, OGG, FLAC…",
        "story": "Tên bài khi nộp, in cạnh mã trên phiếu đọc, ví dụ bep-an-mot-chieu.",
        "code": "Mã in to trên phiếu đọc.",
        "by": 'Người đọc, như sẽ được giới thiệu trên loa, ví dụ "chị Hoa".',
        "on": "Ngày thu (mặc định: hôm nay).",
    },
)
def record(
    _: Context,
    file: str,
    story: str = "",
    code: str = "",
    by: str = "",
    on: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Nộp bản thu của người đọc: kiểm tra, cất giữ, và dùng thay giọng máy."""
    run("record", desk, today, days={"on": on}, file=file, story=story, code=code, by=by)


@task(
    help={
        **DESK,
        "year": "Năm báo cáo, ví dụ 2026.",
        "half": "Chỉ 6 tháng: 1 là đầu năm, 2 là cuối năm.",
        "quarter": "Chỉ một quý: 1 đến 4.",
        "plan": "Cả thời gian của một kế hoạch, theo khóa trong content/plans/, ví dụ kh-405.",
        "number": "Số của văn bản, ví dụ 05 (mặc định: chừa chỗ cho văn thư).",
        "on": "Ngày của báo cáo (mặc định: hôm nay).",
        "new_assessment": "Chỉ tạo tệp để đơn vị viết phần đánh giá của kỳ này.",
    }
)
def report(
    _: Context,
    year: str | None = None,
    half: str | None = None,
    quarter: str | None = None,
    plan: str | None = None,
    number: str = "",
    on: str | None = None,
    new_assessment: bool = False,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Làm báo cáo kết quả của năm, 6 tháng, quý hoặc cả kế hoạch: DOCX, XLSX, PDF vào output/office/report/."""
    asked = {"year": year, "half": half, "quarter": quarter, "plan": plan, "number": number}
    run("report", desk, today, days={"on": on}, new_assessment_asked=new_assessment, **asked)


@task(
    positional=["who"],
    iterable=["also"],
    help={
        "desk": DESK["desk"],
        "who": "Tên người; hoặc số phiếu đồng ý, tên bài (slug): khi ấy tra những người có phiếu, có trong bài.",
        "also": "Tra thêm một tên nữa, ví dụ tên thường gọi.",
    },
)
def where(_: Context, who: str, also: list[str], desk: str | None = None) -> None:
    """Liệt kê mọi chỗ có tên một người: bài viết, lời phát thanh, trang web, âm thanh, giấy tờ."""
    run_now("where", desk, who=[who, *also])


@task(
    positional=["number"],
    help={
        **DESK,
        "number": "Số trên phiếu giấy đã ký, ví dụ PDY-2026-050.",
        "name": "Những nơi được nêu tên, cách nhau bằng dấu phẩy:"
        " web,loudspeaker,briefing,conference,exchange,culture.",
        "photo": "Những nơi được dùng ảnh.",
        "words": "Những nơi được dẫn lời.",
        "voice": "Những nơi được phát giọng thật.",
        "on": "Ngày ký (mặc định: hôm nay).",
        "until": "Ngày cuối cùng phiếu còn hiệu lực (mặc định: không hẹn ngày).",
    },
)
def consent(
    _: Context,
    number: str,
    name: str = "",
    photo: str = "",
    words: str = "",
    voice: str = "",
    on: str | None = None,
    until: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Ghi một phiếu đồng ý đã ký vào sổ phiếu: số phiếu, cho việc gì, ở đâu."""
    told = {"name": name, "photo": photo, "words": words, "voice": voice}
    allows = {key: [one.strip() for one in where.split(",") if one.strip()] for key, where in told.items()}
    run("consent", desk, today, days={"on": on, "until": until}, slip=number, allows=allows)


@task(
    positional=["slip"],
    help={
        **DESK,
        "slip": "Số phiếu đồng ý, ví dụ PDY-2026-014.",
        "received": "Ngày nhận yêu cầu rút (mặc định: hôm nay).",
        "acknowledged": "Ghi ngày đã báo lại là đã nhận yêu cầu.",
        "deleted": "Ghi ngày đã xóa hẳn mọi thứ còn lưu.",
    },
)
def withdraw_consent(
    _: Context,
    slip: str,
    received: str | None = None,
    acknowledged: str | None = None,
    deleted: str | None = None,
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Rút một phiếu đồng ý: gỡ khỏi mọi nơi, ghi sổ, in giấy xác nhận."""
    days = {"received": received, "acknowledged": acknowledged, "deleted": deleted}
    run("withdraw_consent", desk, today, days=days, slip=slip)


@task(help={**DESK, "number": "Số phiếu in sẵn, ví dụ PDY-2026-050 (mặc định: để trống)."})
def slip(_: Context, number: str = "", desk: str | None = None, today: str | None = None) -> None:
    """In phiếu đồng ý để người trong bài ký: một bản cho cán bộ, một bản cho học viên."""
    run("slip", desk, today, number=number)


@task(
    positional=["day", "slot"],
    help={
        **DESK,
        "day": "Ngày phát, dạng 2026-09-10.",
        "slot": "Khóa của khung giờ, như trong content/programmes.yaml.",
    },
)
def why(_: Context, day: str, slot: str, desk: str | None = None, today: str | None = None) -> None:
    """Nói rõ vì sao mỗi bài được phát trong một khung giờ, hoặc đang chờ điều gì."""
    run("why", desk, today, days={"day": day}, slot=slot)


@task(help={**DESK, "week": "Tuần cần làm, dạng 2026-W48 (mặc định: tuần này)."})
def briefing(_: Context, week: str | None = None, desk: str | None = None, today: str | None = None) -> None:
    """Làm phiếu đọc giao ban của một tuần: đơn vị nào đọc, bài nào, một trang A4."""
    run("briefing", desk, today, week=week)


@task(
    iterable=["story"],
    help={**OCCASION, "story": "Tên hoặc tệp của bài; ghi được nhiều bài (mặc định: bài chưa báo cáo)."},
)
def conference(
    _: Context,
    story: list[str],
    day: str | None = None,
    at: str = "08:00",
    place: str = "",
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Làm giấy tờ hội nghị: chương trình, báo cáo điển hình để đọc, trang trình chiếu."""
    run("conference", desk, today, days={"day": day}, stories=story, at=at, place=place)


@task(
    positional=["story"],
    iterable=["with_"],
    help={**OCCASION, "story": "Tên hoặc tệp của bài.", "with_": "Đơn vị được mời; ghi được nhiều đơn vị."},
)
def exchange(
    _: Context,
    story: str,
    with_: list[str],
    day: str | None = None,
    at: str = "08:00",
    place: str = "",
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Làm giấy mời và chương trình trao đổi, học tập giữa các đơn vị về một bài."""
    run("exchange", desk, today, days={"day": day}, story=story, guests=with_, at=at, place=place)


@task(
    iterable=["story"],
    help={
        **DESK,
        "story": "Tên hoặc tệp của bài; ghi được nhiều bài (mặc định: bài chưa kể ở đêm văn nghệ nào).",
        "day": OCCASION["day"],
    },
)
def culture(
    _: Context, story: list[str], day: str | None = None, desk: str | None = None, today: str | None = None
) -> None:
    """Làm lời dẫn đêm văn nghệ và phần đố vui lấy từ số liệu của các bài."""
    run("culture", desk, today, days={"day": day}, stories=story)


@task(positional=["story"], help={**DESK, "story": "Tên hoặc tệp của bài."})
def poster(_: Context, story: str, desk: str | None = None, today: str | None = None) -> None:
    """Làm áp phích A4 của một bài, có mã để điện thoại mở trang của bài."""
    run("poster", desk, today, story=story)


@task(
    positional=["kind"],
    help={
        **DESK,
        "kind": "individual, collective, model hoặc factor.",
        "title": "Tít của bài.",
        "unit": "Khóa hoặc tên của đơn vị.",
        "field": "Khóa hoặc tên của lĩnh vực.",
        "slug": "Tên tệp, chữ không dấu (mặc định: lấy từ tít).",
    },
)
def new(
    _: Context,
    kind: str,
    title: str = "",
    unit: str = "",
    field: str = "",
    slug: str = "",
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Tạo một bản nháp đúng mẫu, kèm những câu hỏi mà một bài hay trả lời."""
    run("new", desk, today, kind=kind, title=title, unit=unit, field=field, slug=slug)


@task(
    positional=["unit", "kind"],
    help={
        **DESK,
        "unit": "Khóa hoặc tên của đơn vị đăng ký.",
        "kind": "individual, collective, model, factor; hoặc cá nhân, tập thể, mô hình mới, nhân tố mới.",
        "title": "Tên gương, mô hình đăng ký.",
        "field": "Khóa hoặc tên của lĩnh vực.",
        "goal": "Nội dung, cách làm.",
        "expected": "Kết quả dự kiến.",
        "award": "Danh hiệu, hình thức khen thưởng đề nghị.",
        "contact": "Người hoặc bộ phận theo dõi.",
        "since": "Ngày bắt đầu thực hiện, dạng 2026-03-01.",
        "until": "Ngày kết thúc.",
        "note": "Ghi chú.",
        "on": "Ngày nộp bản đăng ký (mặc định: hôm nay).",
        "year": "Đăng ký cho năm nào (mặc định: năm nộp).",
        "slug": "Tên tệp, chữ không dấu (mặc định: lấy từ tên).",
    },
)
def register(
    _: Context,
    unit: str,
    kind: str,
    title: str = "",
    field: str = "",
    goal: str = "",
    expected: str = "",
    award: str = "",
    contact: str = "",
    since: str | None = None,
    until: str | None = None,
    note: str = "",
    on: str | None = None,
    year: str | None = None,
    slug: str = "",
    desk: str | None = None,
    today: str | None = None,
) -> None:
    """Ghi đăng ký của một đơn vị: tạo tệp bài ở tình trạng đã đăng ký."""
    words = {"goal": goal, "expected": expected, "award": award, "contact": contact, "note": note}
    days = {"on": on, "since": since, "until": until}
    asked = {"unit": unit, "kind": kind, "title": title, "field": field, "slug": slug, "year": year, "words": words}
    run("register", desk, today, days=days, **asked)


@task(
    help={
        **DESK,
        "year": "Năm đăng ký (mặc định: năm nay).",
        "unit": "Chỉ làm giấy tờ của một đơn vị: khóa hoặc tên.",
    }
)
def registrations(
    _: Context, year: str | None = None, unit: str = "", desk: str | None = None, today: str | None = None
) -> None:
    """Làm bản đăng ký của từng đơn vị, danh sách của Hội đồng, công văn đôn đốc, vào output/office/registrations/."""
    run("registrations", desk, today, year=year, unit=unit)


@task(
    iterable=["speech", "only"],
    optional=["fuzz_voice"],
    help={
        "stories": "Số bài của bàn biên tập thử.",
        "seed": "Số khởi tạo ngẫu nhiên: cùng số thì ra cùng bộ bài.",
        "runs": "Số lần đo mỗi việc.",
        "audio": "Đo thêm việc phát hành trọn bàn mẫu, kể cả làm âm thanh.",
        "planning": "Đo việc lập khung chương trình cả năm, hai buổi mỗi ngày, cho từng ấy bài.",
        "archive": "Đo việc đọc cả kho bài bằng giọng máy: mỗi giây máy được mấy giây tiếng, các nhân có bận không.",
        "live": "Đo bàn biên tập mở trong trình duyệt: từ lúc lưu tệp đến lúc chữ mới hiện trên trang.",
        "living": "Đo bàn biên tập đang mở: sửa một bài thì bao lâu sau thấy bài ấy, thấy cả bàn.",
        "look": "Chụp mọi kiểu trang của output/site vào output/look: điện thoại, máy tính, nền sáng, nền tối.",
        "peers": "Đo cả kho bài cạnh Hugo, Eleventy, Pelican: làm từ đầu, sửa một bài, không sửa gì, bộ nhớ.",
        "only": "Chỉ đo một bên: ours, hugo, eleventy, pelican, pelican-cached; ghi lại được (chỉ dùng với --peers).",
        "page": "Đo trang web: độ nặng, lúc nhìn thấy chữ đầu tiên, điểm Lighthouse, thời gian làm 1.000 bài.",
        "papers": "Đo việc làm giấy tờ của một năm: 60 bài, 12 đơn vị, 700 khung chương trình.",
        "sound": "Đo việc làm một chương trình mười lăm phút từ bản thu, so với pydub chạy một mình.",
        "search": "Đo mục tìm của trang web: kích thước, thời gian làm, thời gian trả lời trong trình duyệt.",
        "speech": "Chấm các bảng mẫu đọc thành lời (một hay nhiều tệp .tsv) thay cho đo tốc độ.",
        "recordings": "Thử phần kiểm tra bản thu: bản sạch, bản lỗi, tốc độ, bộ nhớ.",
        "misses": "Liệt kê từng mẫu chưa đúng (chỉ dùng với --speech hoặc --recordings).",
        "fuzz": "Thử tệp oái oăm của một loại: header, lexicon, markdown, recordings; ghi vào bench/fuzzed.tsv.",
        "cases": "Số tệp oái oăm cần thử (chỉ dùng với --fuzz).",
        "from_": "Bắt đầu từ số thứ tự này (mặc định: tiếp theo lần thử trước; chỉ dùng với --fuzz).",
        "way": "Đo đường đi của một biên tập viên mới: từ bảng theo dõi đến lúc nghe bản nháp.",
        "fuzz-voice": "Cho giọng máy đọc từng ấy văn bản oái oăm (không ghi số: 10000), đếm số lần giọng máy chết.",
    },
)
def bench(
    _: Context,
    speech: list[str],
    only: list[str],
    stories: int = 1000,
    seed: int = 405,
    runs: int = 3,
    audio: bool = False,
    recordings: bool = False,
    planning: bool = False,
    live: bool = False,
    living: bool = False,
    look: bool = False,
    page: bool = False,
    papers: bool = False,
    peers: bool = False,
    sound: bool = False,
    search: bool = False,
    archive: bool = False,
    way: bool = False,
    misses: bool = False,
    fuzz: str = "",
    cases: int = 10_000,
    from_: int | None = None,
    fuzz_voice: str | bool | None = None,
) -> None:
    """Đo tốc độ và bộ nhớ, so với Pelican chạy một mình; hoặc chấm cách đọc thành lời, việc kiểm tra bản thu."""
    words = ["--stories", str(stories), "--seed", str(seed), "--runs", str(runs), *(["--audio"] if audio else [])]
    if speech:
        words = ["--speech", *(str(Path(table).absolute()) for table in speech), *(["--misses"] if misses else [])]
    if fuzz_voice:
        words = ["--fuzz-voice", "10000" if fuzz_voice is True else fuzz_voice, "--seed", str(seed)]
    if fuzz:
        begins = [] if from_ is None else ["--from", str(from_)]
        words = ["--fuzz", fuzz, "--cases", str(cases), *begins]
    instead = {
        "archive": archive,
        "live": live,
        "living": living,
        "look": look,
        "page": page,
        "papers": papers,
        "peers": peers,
        "planning": planning,
        "search": search,
        "sound": sound,
        "way": way,
    }
    words += [f"--{name}" for name, chosen in instead.items() if chosen] + [f"--only={name}" for name in only]
    if recordings:
        words = ["--recordings", *(["--misses"] if misses else [])]
    if code := subprocess.call([sys.executable, "-m", "bench", *words], cwd=HOME):
        raise Exit(code=code)


CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
}
"""Import Linter has no module to run: with -m, Python would load it, do nothing, and say that all is well."""


@task
def lint(_: Context) -> None:
    """Soát mã nguồn: ruff, mypy, chiều của các lệnh import."""
    failed = [name for name, words in CHECKS.items() if subprocess.call([sys.executable, *words], cwd=HOME)]
    if failed:
        raise Exit(message=f"lint: {', '.join(failed)}", code=1)


@task
def supply(_: Context) -> None:
    """Soát phần mềm của người khác mà bàn biên tập dùng: giấy phép, tệp đi kèm, cảnh báo bảo mật."""
    if code := subprocess.call([sys.executable, "-m", "supply", "check"], cwd=HOME):
        raise Exit(code=code)


@task(
    help={
        "to": "Tệp cần ghi (mặc định: output/bill/newsdesk.cdx.json).",
        "tag": "Thẻ của bản phát hành, dạng v0.1.0; khác số của phần mềm thì không làm.",
    }
)
def bill(_: Context, to: str = "output/bill/newsdesk.cdx.json", tag: str = "") -> None:
    """Làm bảng kê thành phần của phần mềm (CycloneDX 1.6) để gắn vào bản phát hành."""
    words = ["bill", str(Path(to).absolute()), "--tag", tag]
    if code := subprocess.call([sys.executable, "-m", "supply", *words], cwd=HOME):
        raise Exit(code=code)


@task(help={"only": "Chỉ chạy các bài thử dưới đường dẫn này."})
def test(_: Context, only: str = "tests") -> None:
    """Chạy mọi bài thử của phần mềm."""
    if code := subprocess.call([sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", only], cwd=HOME):
        raise Exit(code=code)


namespace = Collection(*(one for one in list(globals().values()) if isinstance(one, Task)))


def leave(code: int) -> None:
    """End this process at once: to give ten thousand stories back one by one would take it a third of a second.

    What cannot be written out any more is left to the ordinary end, which says so.
    """
    with suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


if __name__ == "__main__":
    try:
        CommandLine(namespace=namespace, name="newsdesk", binary="tasks.py", version=__version__).ask(sys.argv[1:])
    except SystemExit as ended:
        if isinstance(ended.code, int | None):
            leave(ended.code or 0)
        raise
