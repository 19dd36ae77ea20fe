"""Write an approval into the header of stories, and touch nothing else in their files."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.commands.header_edit import with_approval
from newsdesk.intake import Intake, take_in
from newsdesk.model.approval import is_approved, told_digest
from newsdesk.model.story import Approval, Stage, Story
from newsdesk.problems import Problem, Severity, error
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_story

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
    with console.alone(root):
        return _approve(root, today, stories, Approved(by.strip(), office.strip(), on or today))


@dataclass(frozen=True, slots=True)
class Approved:
    """Who approves, in which office, when."""

    by: str
    office: str
    on: date


def _approve(root: Path, today: date, named: list[str], who: Approved) -> int:
    intake = take_in(root, today)
    chosen = list({story.slug: story for story in (_chosen(intake, root, name) for name in named)}.values())
    problems = [problem for story in chosen for problem in _obstacles(story, intake)]
    edits = {} if problems else {story.slug: _edited(root, story, who) for story in chosen}
    problems += [error(s.origin.at("stage"), "approve-by-hand") for s in chosen if edits.get(s.slug, b"") is None]
    if problems:
        console.show(problems)
        console.say(messages.count(problems, len(chosen)) + " Chưa duyệt bài nào.")
        return console.COPY
    for story in chosen:
        _write(root, story, edits[story.slug] or b"")
    return console.CLEAN


def _edited(root: Path, story: Story, who: Approved) -> bytes | None:
    """Return the file with the approval; empty where it stands there already, None where it cannot be put in.

    The result is read back: it must be the same story but for its stage and its approvals.
    """
    approval = Approval(by=who.by, office=who.office, on=who.on, digest=told_digest(story))
    if is_approved(story):
        return b""
    try:
        content = with_approval((root / story.origin.path).read_bytes(), approval)
    except ValueError:
        return None
    written = Written(story.origin.path, len(content), content)
    again, _ = read_story(written, dict(story.pictures))
    wanted = replace(story.header, stage=Stage.APPROVED, approvals=(*story.header.approvals, approval))
    return content if again and again.header == wanted and again.body == story.body else None


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
    if not story.has_words:
        found.append(error(story.origin.line(story.body_line), "approved-without-body"))
    return sorted(set_of(found), key=lambda problem: (problem.place, problem.code))


def set_of(problems: list[Problem]) -> list[Problem]:
    """Return each finding once."""
    return list({(p.place, p.code, str(p.facts)): p for p in problems}.values())


def _write(root: Path, story: Story, content: bytes) -> None:
    if not content:
        console.say(f"{story.origin.path}: đã duyệt từ trước, nội dung không đổi.")
        return
    files.write_if_changed(root / story.origin.path, content)
    console.say(f"{story.origin.path}: đã duyệt, mã {told_digest(story)[:6].upper()}.")
