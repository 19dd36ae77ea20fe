"""Words that are typed for a paper, a recording or a message of git: they name no resident."""

from newsdesk.commands import console
from newsdesk.model.library import Library
from newsdesk.model.residents_named import Residents


def refuse_residents(library: Library, what: str, words: str) -> None:
    """Raise UsageFault where words name a resident; `what` begins the sentence: Địa điểm (--place)."""
    if words and Residents(library.allowances.people).named((words,)):
        raise console.UsageFault(
            f"{what} có tên một học viên. Tên học viên không được rời khỏi Cơ sở: viết lại, không nêu tên."
        )
