"""Ask somebody at a terminal, one question after the other; what cannot be taken is asked again at once."""

from collections.abc import Callable, Mapping

from newsdesk.commands import console
from newsdesk.commands.founding.answers import Unclear
from newsdesk.commands.founding.questions import QUESTIONS, Question, Written

Hear = Callable[[str], str]
"""Shows a prompt and returns a line, as `input` does."""
INDENT = "      "
PROMPT = f"{INDENT}> "


def asked(known: Mapping[str, str], hear: Hear = input) -> Written:
    """Return all answers: those that are known already, and those that somebody gives now."""
    written = dict(known)
    console.say("Mười câu hỏi để tạo một bàn biên tập mới. Bấm Ctrl+C lúc nào cũng được: chưa ghi gì lên đĩa.\n")
    for number, question in enumerate(QUESTIONS, 1):
        if question.key not in written:
            console.say(f"{number:>2}/{len(QUESTIONS)}  {question.asks}")
            written[question.key] = _answer(question, written, hear)
    return written


def _answer(question: Question, written: Written, hear: Hear) -> str:
    default = question.default(written)
    console.say(f"{INDENT}Ví dụ: {question.example}")
    if question.lines:
        console.say(f"{INDENT}Mỗi dòng một mục; xong thì để một dòng trống.")
    if default or question.optional:
        console.say(_proposed(default or question.blank))
    while True:
        text = _heard(question, hear) or default
        if not text and question.optional:
            return ""
        try:
            question.read(text)
        except Unclear as fault:
            console.say(f"{INDENT}{fault}" if text else f"{INDENT}Câu này cần có câu trả lời.")
        else:
            return text


def _proposed(default: str) -> str:
    """Return what stands where nothing is answered, each thing of several on a line of its own."""
    lines = default.splitlines()
    if len(lines) == 1:
        return f"{INDENT}Bỏ trống thì dùng: {default}"
    return "\n".join([f"{INDENT}Bỏ trống thì dùng:", *(f"{INDENT}  {line}" for line in lines)])


def _heard(question: Question, hear: Hear) -> str:
    """Return what somebody says, of several lines each as soon as it can be taken."""
    try:
        if not question.lines:
            return hear(PROMPT).strip()
        lines: list[str] = []
        while line := hear(PROMPT).strip():
            together = "\n".join([*lines, line])
            try:
                question.read(together)
            except Unclear as fault:
                console.say(f"{INDENT}{fault} Ghi lại dòng này.")
            else:
                lines.append(line)
    except EOFError as fault:
        raise console.UsageFault("Chưa trả lời hết các câu hỏi. Chưa tạo gì.") from fault
    return "\n".join(lines)
