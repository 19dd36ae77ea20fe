"""What the commands that begin a story share: its kind, unit, field, file, quoted words and questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.commands.progress import READING, progress
from newsdesk.intake import Intake, remembering, take_in
from newsdesk.model import template
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.library import Library
from newsdesk.model.names import KINDS
from newsdesk.model.plan import Plan
from newsdesk.model.story import Kind
from newsdesk.nearest import hint, same
from newsdesk.problems import Problem, in_order
from newsdesk.rules import check
from newsdesk.rules.identity import LONGEST
from newsdesk.sources.plain import Written, largest
from newsdesk.sources.stories import read_story

QUESTIONS = {
    Kind.INDIVIDUAL: "Người này làm việc gì, ở đơn vị nào, hoàn cảnh ra sao?",
    Kind.COLLECTIVE: "Tập thể này có bao nhiêu người, lo việc gì, trước đây gặp khó ở đâu?",
    Kind.MODEL: "Trước khi có mô hình, việc này làm thế nào và vướng ở đâu?",
    Kind.FACTOR: "Điều mới này bắt đầu từ ai, từ hôm nào, nhỏ đến đâu?",
}

LATER = f"""# Trước khi trình phê duyệt, bỏ dấu # ở đầu các dòng dưới đây rồi điền:
# date: {{day}}                # ngày sớm nhất được phổ biến bài
# summary: {template.SUMMARY}
# people:
#   - {{{{name: Chị Hạnh, role: staff, post: Tổ trưởng, consent: PDY-{{year}}-001}}}}
# evidence:
#   - {{{{claim: {template.CLAIM}, period: {template.PERIOD}, source: {template.SOURCE}, criteria: [1]}}}}
#     # criteria: số thứ tự của các tiêu chí trong kế hoạch mà minh chứng này chứng minh
# spoken:
#   short: |                   # kể gọn trong 60–90 giây, cho loa khi ít giờ và cho giao ban
#     {template.SHORT}
# lesson: {template.LESSON}
# question: {template.QUESTION}
# expires: {{next_year}}-12-31      # ngày cuối cùng còn được kể; bỏ dòng này thì kể mãi
"""
"""Keys that a story needs later on; the examples are those that `rules.template` looks for."""

BODY = """
<!-- Các dòng trong dấu này không hiện ra. Trả lời từng câu hỏi rồi xóa câu hỏi đi. Dài khoảng 500–900 chữ. -->

<!-- {first_question} -->

<!-- Đã làm những gì, theo hai đến bốn bước? Ai làm, làm lúc nào, bằng thứ gì? -->

<!-- Vấp ở đâu, hỏng ở đâu, và gỡ thế nào? -->

<!-- Kết quả bằng con số: trước bao nhiêu, sau bao nhiêu, lấy ở sổ sách nào? (ghi vào phần minh chứng) -->

<!-- Người trong cuộc nói gì? Một đồng nghiệp nói gì? Ghi đúng lời họ. -->

<!-- Nơi khác muốn làm theo thì bắt đầu từ đâu? -->
"""


@progress(READING)
def intake_of(root: Path, today: date) -> tuple[Intake, Library]:
    """Return what is on file; what else may be wrong with it keeps nobody from beginning a story."""
    with remembering(root) as memory:
        intake = take_in(root, today, memory)
    if intake.library is None:
        raise console.UsageFault("Chưa đọc được content/facility.yaml hoặc content/plans/. Chạy lệnh check để xem lỗi.")
    return intake, intake.library


def file_of(root: Path, library: Library, title: str, slug: str, year: int) -> Path:
    """Return the file of a new story, which nobody has yet."""
    name = slug or _short(ascii_slug(title))
    if not title.strip() or not name:
        raise console.UsageFault('Cho biết tít của bài: --title "Bếp ăn một chiều".')
    path = root / "exemplars" / str(year) / f"{name}.md"
    if ascii_slug(name) != name or len(name) > LONGEST or files.exists(path) or name in library.by_slug:
        raise console.UsageFault(f"Tên bài “{name}” đã có hoặc không dùng được. Đặt tên khác: --slug ten-khac.")
    return path


def _short(slug: str) -> str:
    """Return a slug that is no longer than slugs may be, cut between words."""
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]


def kind_of(written: str) -> Kind:
    """Return the kind that somebody means, by its key or as people here call it."""
    for kind, vietnamese in KINDS.items():
        if same(written, (kind.value, vietnamese, vietnamese.removesuffix(" mới"))):
            return kind
    known = [*(kind.value for kind in KINDS), *KINDS.values()]
    listed = ", ".join(f"{kind.value} ({vietnamese})" for kind, vietnamese in KINDS.items())
    raise console.UsageFault(f"Không có loại “{written}”.{hint(written, known)} Chọn một trong: {listed}.")


def unit_of(library: Library, written: str, day: date, flag: str = "--unit") -> str:
    """Return the key of a unit that there is on a day, by its key or its name."""
    units = {unit.key: unit.name for unit in library.facility.units_in(day, day)}
    return chosen("đơn vị", flag, written, units)


def field_of(library: Library, plan: Plan | None, written: str) -> str:
    """Return the key of a field of a plan, by its key or a name of it; without a plan, of the one issued last."""
    asked = plan or max(library.plans, key=lambda plan: plan.issued)
    short = next((field.key for field in asked.fields if written and same(written, (field.short,))), written)
    return chosen("lĩnh vực", "--field", short, {field.key: field.name for field in asked.fields})


def chosen(noun: str, flag: str, written: str, known: Mapping[str, str]) -> str:
    """Return the key of what somebody means, by key or name; a flag of "" is a word without one."""
    for key, name in known.items():
        if same(written, (key, name)):
            return key
    listed = "\n".join(f"  {key}: {name}" for key, name in known.items())
    near = hint(written, [*known, *known.values()])
    missing = f"Không có {noun} “{written}”.{near}" if written else f"Chưa chọn {noun}."
    again = f"Thêm {flag} với một trong" if flag else "Chọn một trong"
    raise console.UsageFault(f"{missing} {again}:\n{listed}")


def quoted(words: str) -> str:
    """Return words as YAML on one line: in double quotes, which hold everything that they may hold."""
    return '"' + " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def problems_of(intake: Intake, today: date, name: str, text: str) -> tuple[Problem, ...]:
    """Return what would be wrong with a new file, asked before it is written: our fault, or words no story may hold."""
    content = text.encode()
    story, found = read_story(Written(name, len(content), content[: largest(name)]), intake.desk.images)
    stories = [*intake.desk.stories, *([story] if story else [])]
    desk = replace(intake.desk, stories=tuple(sorted(stories, key=lambda one: one.origin.path)))
    return in_order([*found, *(problem for problem in check(desk, today) if problem.place.path == name)])


def show(problems: Sequence[Problem]) -> None:
    """Say what is wrong with one new file, if anything is."""
    console.show(problems)
    if problems:
        console.say(messages.count(problems, 1))
