"""Write an approval into the header of stories, and touch nothing else in their files."""

from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.commands.header_edit import with_approval
from newsdesk.intake import Intake, take_in
from newsdesk.model.approval import told_digest
from newsdesk.model.story import Approval, Stage, Story
from newsdesk.problems import Problem, Severity, error

MENDED = {"approval-missing", "approval-of-other-text"}
"""Problems that an approval puts right."""


def run(root: Path, today: date, stories: list[str], by: str, office: str, on: date | None = None) -> int:
    """Approve the text of each story as it stands now; all of them or, if one cannot be, none."""
    if not by.strip() or not office.strip():
        raise console.UsageFault("Cho biết ai duyệt và chức vụ: --by “Họ và tên” --office “Phó Trưởng Cơ sở”.")
    if not stories:
        raise console.UsageFault("Cho biết duyệt bài nào: approve exemplars/2026/ten-bai.md --by … --office …")
    if (on or today) > today:
        raise console.UsageFault("Ngày duyệt (--on) không thể ở sau hôm nay.")
    intake = take_in(root, today)
    chosen = [_chosen(intake, root, name) for name in stories]
    problems = [problem for story in chosen for problem in _obstacles(story, intake)]
    if problems:
        console.show(problems)
        console.say(messages.count(problems, len(chosen)) + " Chưa duyệt bài nào.")
        return console.COPY
    for story in chosen:
        approval = Approval(by=by.strip(), office=office.strip(), on=on or today, digest=told_digest(story))
        _write(root, story, approval)
    return console.CLEAN


def _chosen(intake: Intake, root: Path, name: str) -> Story:
    path = Path(name)
    tried = {(base / path).resolve() for base in (Path.cwd(), root)}
    for story in intake.library.stories if intake.library else ():
        if (root / story.origin.path).resolve() in tried or story.slug == name:
            return story
    broken = [p for p in intake.problems if (root / p.place.path).resolve() in tried]
    if broken:
        console.show(broken)
        raise console.UsageFault(f"Chưa đọc được bài {name}. Sửa các chỗ trên rồi duyệt.")
    raise console.UsageFault(f"Không thấy bài {name} trong exemplars/.")


def _obstacles(story: Story, intake: Intake) -> list[Problem]:
    """Return what keeps a story from being approved."""
    found = [
        problem
        for problem in intake.problems
        if problem.place.path == story.origin.path and problem.severity is Severity.ERROR and problem.code not in MENDED
    ]
    place = story.origin.at("stage")
    if story.header.stage not in (Stage.SUBMITTED, Stage.APPROVED):
        found.append(error(place, "approve-stage", stage=story.header.stage.value))
    missing = [key for key in ("date", "summary") if getattr(story.header, key) is None]
    found += [error(place, "approved-without", key=key) for key in missing]
    if not story.body.strip():
        found.append(error(story.origin.line(story.body_line), "approved-without-body"))
    return sorted(set_of(found), key=lambda problem: (problem.place, problem.code))


def set_of(problems: list[Problem]) -> list[Problem]:
    """Return each finding once."""
    return list({(p.place, p.code, str(p.facts)): p for p in problems}.values())


def _write(root: Path, story: Story, approval: Approval) -> None:
    last = story.header.approvals[-1] if story.header.approvals else None
    if story.header.stage is Stage.APPROVED and last and last.digest == approval.digest:
        console.say(f"{story.origin.path}: đã duyệt từ trước, nội dung không đổi.")
        return
    path = root / story.origin.path
    files.write_if_changed(path, with_approval(path.read_bytes(), approval))
    console.say(f"{story.origin.path}: đã duyệt, mã {approval.digest[:6].upper()}.")
