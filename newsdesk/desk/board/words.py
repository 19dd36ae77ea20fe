"""What the board says: the names of stages, and a Problem without the words that only a terminal knows."""

import unicodedata
from collections.abc import Iterable

from newsdesk import messages
from newsdesk.desk.labelled import labelled
from newsdesk.model.sentences import sentences
from newsdesk.model.story import Stage
from newsdesk.problems import Problem

COLUMNS = {
    Stage.REGISTERED: "Đã đăng ký",
    Stage.DRAFT: "Bản nháp",
    Stage.SUBMITTED: "Đã trình",
    Stage.RETURNED: "Trả lại",
    Stage.APPROVED: "Đã duyệt",
    Stage.WITHDRAWN: "Đã rút",
}
EMPTY = {
    Stage.REGISTERED: "Không còn đăng ký nào chờ viết bài.",
    Stage.DRAFT: "Không có bài đang viết.",
    Stage.SUBMITTED: "Không có bài chờ Hội đồng.",
    Stage.RETURNED: "Không có bài nào phải sửa lại.",
    Stage.APPROVED: "Chưa có bài nào được duyệt.",
    Stage.WITHDRAWN: "Không có bài nào đã rút.",
}
OF_TERMINALS = ("tasks.py", " lệnh")


def told(problem: Problem) -> str:
    """Return what is wrong and what to do, without the commands of a terminal: here there are buttons."""
    said = sentences(_sentence(problem))
    return " ".join(one for one in said if not any(word in one for word in OF_TERMINALS)) or first(problem)


def first(problem: Problem) -> str:
    """Return what is wrong, in a sentence."""
    return next(iter(sentences(_sentence(problem))))


def _sentence(problem: Problem) -> str:
    said = messages.sentence(problem)
    return labelled(said) if problem.place.path.startswith("exemplars/") else said


def left(days: int) -> str:
    """Return how long is left until a day."""
    if days > 0:
        return f"còn {days} ngày"
    return f"quá hạn {-days} ngày" if days else "hôm nay là ngày cuối"


def listed(names: Iterable[str]) -> str:
    """Return names as they stand in a sentence: a, b và c."""
    *most, last = names
    return f"{', '.join(most)} và {last}" if most else last


def unmarked(text: str) -> str:
    """Return a text as somebody types it who leaves out every mark."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
