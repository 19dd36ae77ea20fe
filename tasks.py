"""Các việc của bàn biên tập. Chạy: python3 tasks.py VIỆC; xem danh sách: python3 tasks.py --list."""

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent
sys.path.insert(0, str(HOME))

if __name__ == "__main__":
    from newsdesk import bootstrap

    bootstrap.enter(str(HOME), [str(HOME / "tasks.py"), *sys.argv[1:]])

import subprocess

from invoke import Collection, Context, Exit, Program, task
from invoke.exceptions import ParseError

from newsdesk import __version__, commands
from newsdesk.commands import console

DESK = {
    "desk": "Thư mục của bàn biên tập (mặc định: thư mục này).",
    "today": "Ngày coi là hôm nay, dạng 2026-09-10 (mặc định: theo đồng hồ máy).",
}


def run(name: str, desk: str | None, today: str | None, **asked: object) -> None:
    """Run one command on a desk and end with its exit code."""

    def work() -> int:
        return commands.run(name, root=console.desk_at(desk, HOME), today=console.day(today), **asked)

    if code := console.guarded(work):
        raise Exit(code=code)


@task(help={**DESK, "format": "text cho người đọc, json cho công cụ."})
def check(_: Context, desk: str | None = None, today: str | None = None, format: str = "text") -> None:  # noqa: A002
    """Kiểm tra mọi tệp, báo mọi chỗ cần sửa trong một lần."""
    run("check", desk, today, form=format)


@task(help=DESK)
def publish(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Phát hành tất cả: lời phát thanh, âm thanh, danh sách phát, trang web."""
    run("publish", desk, today)


@task(help={**DESK, "check": "Chỉ xem lời phát thanh có còn mới không, không ghi gì."})
def scripts(_: Context, desk: str | None = None, today: str | None = None, check: bool = False) -> None:
    """Viết lời phát thanh của các bài đã duyệt vào audio_scripts/."""
    run("scripts", desk, today, check=check)


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


@task(help=DESK)
def audio(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Làm âm thanh và danh sách phát cho bảy ngày tới."""
    run("audio", desk, today)


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

    def work() -> int:
        asked = {"slot": slot, "by": with_, "dry_run": dry_run}
        return commands.run("player", root=console.desk_at(desk, HOME), **asked)

    if code := console.guarded(work):
        raise Exit(code=code)


@task(help=DESK)
def site(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Làm riêng trang web, để xem nhanh."""
    run("site", desk, today)


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
        "also": "Thêm một tệp nữa.",
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

    def work() -> int:
        asked = {"stories": [file, *also], "by": by, "office": office, "on": console.day(on) if on else None}
        return commands.run("approve", root=console.desk_at(desk, HOME), today=console.day(today), **asked)

    if code := console.guarded(work):
        raise Exit(code=code)


@task(help=DESK)
def status(_: Context, desk: str | None = None, today: str | None = None) -> None:
    """Loa hôm nay, bản thu, và mười ngày tới còn thiếu gì."""
    run("status", desk, today)


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

    def work() -> int:
        asked = {"file": file, "story": story, "code": code, "by": by, "on": console.day(on) if on else None}
        return commands.run("record", root=console.desk_at(desk, HOME), today=console.day(today), **asked)

    if code_of := console.guarded(work):
        raise Exit(code=code_of)


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

    def work() -> int:
        days = {"received": received, "acknowledged": acknowledged, "deleted": deleted}
        asked = {name: console.day(day) if day else None for name, day in days.items()}
        root = console.desk_at(desk, HOME)
        return commands.run("withdraw_consent", root=root, today=console.day(today), slip=slip, **asked)

    if code := console.guarded(work):
        raise Exit(code=code)


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

    def work() -> int:
        return commands.run(
            "why", root=console.desk_at(desk, HOME), today=console.day(today), day=console.day(day), slot=slot
        )

    if code := console.guarded(work):
        raise Exit(code=code)


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
    iterable=["speech"],
    optional=["fuzz_voice"],
    help={
        "stories": "Số bài của bàn biên tập thử.",
        "seed": "Số khởi tạo ngẫu nhiên: cùng số thì ra cùng bộ bài.",
        "runs": "Số lần đo mỗi việc.",
        "audio": "Đo thêm việc phát hành trọn bàn mẫu, kể cả làm âm thanh.",
        "planning": "Đo việc lập khung chương trình cả năm, hai buổi mỗi ngày, cho từng ấy bài.",
        "sound": "Đo việc làm một chương trình mười lăm phút từ bản thu, so với pydub chạy một mình.",
        "speech": "Chấm các bảng mẫu đọc thành lời (một hay nhiều tệp .tsv) thay cho đo tốc độ.",
        "recordings": "Thử phần kiểm tra bản thu: bản sạch, bản lỗi, tốc độ, bộ nhớ.",
        "misses": "Liệt kê từng mẫu chưa đúng (chỉ dùng với --speech hoặc --recordings).",
        "fuzz-voice": "Cho giọng máy đọc từng ấy văn bản oái oăm (không ghi số: 10000), đếm số lần giọng máy chết.",
    },
)
def bench(
    _: Context,
    speech: list[str],
    stories: int = 1000,
    seed: int = 405,
    runs: int = 3,
    audio: bool = False,
    recordings: bool = False,
    planning: bool = False,
    sound: bool = False,
    misses: bool = False,
    fuzz_voice: str | None = None,
) -> None:
    """Đo tốc độ và bộ nhớ, so với Pelican chạy một mình; hoặc chấm cách đọc thành lời, việc kiểm tra bản thu."""
    words = ["--stories", str(stories), "--seed", str(seed), "--runs", str(runs), *(["--audio"] if audio else [])]
    if speech:
        words = ["--speech", *(str(Path(table).absolute()) for table in speech), *(["--misses"] if misses else [])]
    if fuzz_voice:
        words = ["--fuzz-voice", "10000" if fuzz_voice is True else fuzz_voice, "--seed", str(seed)]
    words += [f"--{name}" for name, chosen in (("planning", planning), ("sound", sound)) if chosen]
    if recordings:
        words = ["--recordings", *(["--misses"] if misses else [])]
    if code := subprocess.call([sys.executable, "-m", "bench", *words], cwd=HOME):
        raise Exit(code=code)


@task
def lint(_: Context) -> None:
    """Soát mã nguồn: ruff, mypy, chiều của các lệnh import."""
    checks = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["importlinter.cli", "lint"])
    failed = [" ".join(words) for words in checks if subprocess.call([sys.executable, "-m", *words], cwd=HOME)]
    if failed:
        raise Exit(message=f"lint: {', '.join(failed)}", code=1)


@task(help={"only": "Chỉ chạy các bài thử dưới đường dẫn này."})
def test(_: Context, only: str = "tests") -> None:
    """Chạy mọi bài thử của phần mềm."""
    if code := subprocess.call([sys.executable, "-m", "pytest", "-n", "auto", only], cwd=HOME):
        raise Exit(code=code)


namespace = Collection(
    approve,
    audio,
    bench,
    check,
    lint,
    new,
    player,
    publish,
    record,
    scripts,
    sheets,
    site,
    slip,
    speak,
    status,
    test,
    why,
    withdraw_consent,
)


class Desk(Program):
    """Invoke's program with its words about wrong usage in Vietnamese."""

    def parse_tasks(self) -> None:
        """Read the tasks asked for."""
        try:
            super().parse_tasks()
            if len(self.tasks) > 1:
                raise ParseError("one at a time")
        except ParseError as fault:
            words = " ".join(sys.argv[1:])
            message = f"Không hiểu lệnh “{words}”. Xem các việc làm được: python3 tasks.py --list"
            raise Exit(message=message, code=console.USAGE) from fault


MORE_THAN_ONE = {"approve": ("", "--also"), "bench": ("--speech", "--speech")}
"""A task that takes several files: the flag that they stand behind ("" for none), and the flag that Invoke needs."""


def each_file_named(words: list[str]) -> list[str]:
    """Give every file but the first the flag that Invoke needs for more than one."""
    if words[:1] not in ([task] for task in MORE_THAN_ONE):
        return words
    behind, flag = MORE_THAN_ONE[words[0]]
    named, last, files = words[:1], "", 0
    for word in words[1:]:
        if word.startswith("-"):
            named.append(word)
            last = "" if "=" in word else word
            continue
        is_file = last == behind
        files += is_file
        named += [flag, word] if is_file and files > 1 else [word]
        last = behind if is_file else ""
    return named


if __name__ == "__main__":
    Desk(namespace=namespace, name="newsdesk", binary="tasks.py", version=__version__).run(
        [str(HOME / "tasks.py"), *each_file_named(sys.argv[1:])]
    )
