"""Make a draft that is valid from the first minute, with the questions that a good story answers."""

from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console, standing_examination
from newsdesk.intake import take_in
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.library import Library
from newsdesk.model.names import KINDS
from newsdesk.model.plan import plan_on
from newsdesk.model.story import Kind
from newsdesk.nearest import hint

QUESTIONS = {
    Kind.INDIVIDUAL: "Người này làm việc gì, ở đơn vị nào, hoàn cảnh ra sao?",
    Kind.COLLECTIVE: "Tập thể này có bao nhiêu người, lo việc gì, trước đây gặp khó ở đâu?",
    Kind.MODEL: "Trước khi có mô hình, việc này làm thế nào và vướng ở đâu?",
    Kind.FACTOR: "Điều mới này bắt đầu từ ai, từ hôm nào, nhỏ đến đâu?",
}

TEMPLATE = """---
title: {title}
kind: {kind}
field: {field}
unit: {unit}
stage: draft
{plan}# Trước khi trình phê duyệt, bỏ dấu # ở đầu các dòng dưới đây rồi điền:
# date: {day}                # ngày sớm nhất được phổ biến bài
# summary: Hai đến ba câu, nói điều đáng đọc nhất.
# people:
#   - {{name: Chị Hạnh, role: staff, post: Tổ trưởng, consent: PDY-{year}-001}}
# evidence:
#   - {{claim: 0 vụ ngộ độc thực phẩm, period: 2023–2025, source: Sổ theo dõi của Tổ, criteria: [1]}}
#     # criteria: số thứ tự của các tiêu chí trong kế hoạch mà minh chứng này chứng minh
# spoken:
#   short: |                   # kể gọn trong 60–90 giây, cho loa khi ít giờ và cho giao ban
#     Mở đầu bằng một cảnh nghe thấy được.
# lesson: Điều người khác có thể làm theo, một câu.
# question: Câu hỏi trao đổi ở buổi giao ban.
# expires: {next_year}-12-31      # ngày cuối cùng còn được kể; bỏ dòng này thì kể mãi
---

<!-- Các dòng trong dấu này không hiện ra. Trả lời từng câu hỏi rồi xóa câu hỏi đi. Dài khoảng 500–900 chữ. -->

<!-- {first_question} -->

<!-- Đã làm những gì, theo hai đến bốn bước? Ai làm, làm lúc nào, bằng thứ gì? -->

<!-- Vấp ở đâu, hỏng ở đâu, và gỡ thế nào? -->

<!-- Kết quả bằng con số: trước bao nhiêu, sau bao nhiêu, lấy ở sổ sách nào? (ghi vào evidence) -->

<!-- Người trong cuộc nói gì? Một đồng nghiệp nói gì? Ghi đúng lời họ. -->

<!-- Nơi khác muốn làm theo thì bắt đầu từ đâu? -->
"""


def run(root: Path, today: date, kind: str, title: str, unit: str, field: str, slug: str = "") -> int:
    """Write `exemplars/<year>/<slug>.md` and say where it is."""
    library = take_in(root, today).library
    if library is None:
        raise console.UsageFault("Chưa đọc được content/facility.yaml hoặc content/plans/. Chạy lệnh check để xem lỗi.")
    chosen = _kind(kind)
    name = slug or ascii_slug(title)
    if not title.strip() or not name:
        raise console.UsageFault("Cho biết tít của bài: --title “Bếp ăn một chiều”.")
    path = root / "exemplars" / str(today.year) / f"{name}.md"
    if ascii_slug(name) != name or path.exists() or name in library.by_slug:
        raise console.UsageFault(f"Tên bài “{name}” đã có hoặc không dùng được. Đặt tên khác: --slug ten-khac.")
    text = TEMPLATE.format(
        title=_quoted(" ".join(title.split())),
        kind=chosen.value,
        field=_field(library, field, today),
        unit=_unit(library, unit),
        plan=f"plan: {plan.key}\n" if (plan := plan_on(library.plans, today)) else "",
        day=today.isoformat(),
        year=today.year,
        next_year=today.year + 1,
        first_question=QUESTIONS[chosen],
    )
    files.write_if_changed(path, files.nfc(text))
    console.say(f"{path.relative_to(root).as_posix()}: đã tạo bản nháp. Mở tệp, trả lời các câu hỏi trong đó.")
    console.say(f"Viết xong thì trình: python3 tasks.py submit {path.relative_to(root).as_posix()} --by …")
    for line in standing_examination.returned_to(library, _unit(library, unit)):
        console.say(line)
    return _said_clean(root, today, path)


def _said_clean(root: Path, today: date, path: Path) -> int:
    """Say at once what is wrong with the new draft, which would be our fault."""
    name = path.relative_to(root).as_posix()
    problems = [problem for problem in take_in(root, today).problems if problem.place.path == name]
    console.show(problems)
    if problems:
        console.say(messages.count(problems, 1))
    return console.CLEAN


def _kind(written: str) -> Kind:
    for kind, vietnamese in KINDS.items():
        if written in (kind.value, vietnamese):
            return kind
    known = [kind.value for kind in KINDS]
    listed = ", ".join(f"{kind.value} ({vietnamese})" for kind, vietnamese in KINDS.items())
    raise console.UsageFault(f"Không có loại “{written}”.{hint(written, known)} Chọn một trong: {listed}.")


def _unit(library: Library, written: str) -> str:
    units = {unit.key: unit.name for unit in library.facility.units}
    return _chosen("đơn vị", "--unit", written, units)


def _field(library: Library, written: str, today: date) -> str:
    plan = plan_on(library.plans, today) or max(library.plans, key=lambda plan: plan.issued)
    return _chosen("lĩnh vực", "--field", written, {field.key: field.name for field in plan.fields})


def _chosen(noun: str, flag: str, written: str, known: dict[str, str]) -> str:
    for key, name in known.items():
        if written in (key, name):
            return key
    listed = "\n".join(f"  {key}: {name}" for key, name in known.items())
    missing = f"Không có {noun} “{written}”.{hint(written, list(known))}" if written else f"Chưa chọn {noun}."
    raise console.UsageFault(f"{missing} Thêm {flag} với một trong:\n{listed}")


def _quoted(title: str) -> str:
    """Return a title as YAML: in double quotes, which hold everything that a title may hold."""
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
