"""What is typed behind tasks.py, as Invoke reads it; its lists and its words about wrong usage in Vietnamese."""

import inspect
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext

from invoke.exceptions import Exit, ParseError
from invoke.parser.argument import Argument
from invoke.program import Program

from newsdesk.commands import console
from newsdesk.nearest import hint

HELP, LIST, VERSION = {"--help", "-h"}, {"--list", "-l"}, {"--version", "-V"}
MORE_THAN_ONE = {
    "approve": ("", "--also"),
    "bench": ("--speech", "--speech"),
    "examine": ("", "--file"),
    "portal": ("", "--also"),
    "return": ("", "--also"),
    "submit": ("", "--also"),
    "withdraw": ("", "--also"),
    "conference": ("", "--story"),
    "culture": ("", "--story"),
    "exchange": ("--with", "--with"),
}
"""A task that takes several files: the flag that they stand behind ("" for none), and the flag that Invoke needs."""
NONE_NEEDED = {"conference", "culture", "examine"}
"""A task that may be asked for without any file: Invoke needs the flag before the first one too."""
NOUNS = {
    "day": "NGÀY",
    "file": "TỆP",
    "folder": "THƯ-MỤC",
    "kind": "LOẠI",
    "number": "SỐ-PHIẾU",
    "slip": "SỐ-PHIẾU",
    "slot": "KHUNG-GIỜ",
    "slug": "BÀI",
    "story": "BÀI",
    "unit": "ĐƠN-VỊ",
    "what": "VIỆC",
    "who": "NGƯỜI",
}
"""What is written behind a task without a flag."""
LACKING = "did not receive required positional arguments"
"""What Invoke says of a task of which something behind it is missing."""
VALUES = {"STRING": "CHỮ", "INT": "SỐ"}
"""What stands for a value, as Invoke writes it and as people read it."""


class CommandLine(Program):
    """Invoke's program for one task at a time."""

    def ask(self, typed: Sequence[str]) -> None:
        """Run what was typed, without the name of the program; ends by SystemExit unless a task merely returned."""
        self._typed = " ".join(typed)
        words = as_invoke_reads(typed, self.namespace.task_names if self.namespace else ())
        if words is None:
            sys.stderr.write(f"{self._not_understood()}\n")
            raise SystemExit(console.USAGE)
        is_a_list = words[0].startswith("-")
        with console.unheard() if is_a_list else nullcontext():  # what tasks say, they say through the console
            self.run([self.binary, *words])

    def parse_core(self, argv: list[str] | None) -> None:
        """Read Invoke's own flags, wherever they stand."""
        self._reading(lambda: super(CommandLine, self).parse_core(argv))

    def parse_tasks(self) -> None:
        """Read the task that is asked for."""
        self._reading(super().parse_tasks)
        if len(self.tasks) > 1:
            raise self._refusal()

    def update_config(self, merge: bool = True) -> None:
        """Take in what Invoke's own flags say."""
        self._reading(lambda: super(CommandLine, self).update_config(merge))

    def task_list_opener(self, extra: str = "") -> str:
        """Return what stands over the list of tasks."""
        del extra
        return f"Các việc làm được (cách dùng một việc: python3 {self.binary} VIỆC --help)"

    def print_task_help(self, name: str) -> None:
        """Print how a task is asked for."""
        flags = self.parser.contexts[name].help_tuples()
        print(f"Cách dùng: {self._usage(name)}\n")  # noqa: T201
        print(f"{inspect.getdoc(self.collection[name])}\n")  # noqa: T201
        if flags:
            self.print_columns([(_in_words(flag), said) for flag, said in flags])

    def _usage(self, name: str) -> str:
        """Return what is typed for a task; what need not be given stands in brackets."""
        asked = self.parser.contexts[name]
        files = [_noun(argument) for argument in asked.positional_args if argument.name in NOUNS]
        others = len(asked.args) > len(asked.positional_args)
        return " ".join([f"python3 {self.binary} {name}", *files, *(["[LỰA CHỌN]"] if others else [])])

    def _reading(self, read: Callable[[], None]) -> None:
        """Read a part of what was typed; for a flag that is not one Invoke raises what it likes."""
        try:
            read()
        except Exit:
            raise
        except ParseError as fault:
            raise self._wanting(fault) or self._refusal() from fault
        except Exception as fault:
            raise self._refusal() from fault

    def _wanting(self, fault: ParseError) -> Exit | None:
        """Return what says which of the things behind a task is missing, None where something else is wrong."""
        if fault.context is None or LACKING not in str(fault):
            return None
        name = str(fault.context.name)
        missing = " ".join(map(_noun, fault.context.missing_positional_args))
        said = f"Lệnh {name} còn thiếu {missing}. Cách dùng: {self._usage(name)}. "
        return Exit(message=f"{said}Xem thêm: python3 {self.binary} {name} --help", code=console.USAGE)

    def _refusal(self) -> Exit:
        return Exit(message=self._not_understood(), code=console.USAGE)

    def _not_understood(self) -> str:
        names = self.namespace.task_names if self.namespace else ()
        first = self._typed.partition(" ")[0]
        near = "" if first in names or first.startswith("-") else hint(first, tuple(names))
        said = f"Không hiểu lệnh “{self._typed}”.{near} Xem các việc làm được: python3 {self.binary} --list"
        return console.in_short(said)


def as_invoke_reads(typed: Sequence[str], names: Collection[str]) -> list[str] | None:
    """Return what was typed as Invoke reads it, None where it begins with no task.

    Behind a task that needs a file, Invoke would take --help for the file.
    """
    others = [word for word in typed if word not in HELP]
    if not others:
        return ["--list"]
    if len(others) == 1 and others[0] in LIST | VERSION:
        return others
    if others[0] not in names:
        return None
    return each_file_named(list(typed)) if len(others) == len(typed) else ["--help", others[0]]


def each_file_named(words: list[str]) -> list[str]:
    """Give every file (but the first, where a task needs one) the flag that Invoke needs for more than one."""
    if not words or words[0] not in MORE_THAN_ONE:
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
        named += [flag, word] if is_file and (files > 1 or words[0] in NONE_NEEDED) else [word]
        last = behind if is_file else ""
    return named


def _noun(argument: Argument) -> str:
    name = argument.name or ""
    noun = NOUNS.get(name, name)
    return f"[{noun}]" if argument.kind is list else noun


def _in_words(flag: str) -> str:
    for invokes, ours in VALUES.items():
        flag = flag.replace(invokes, ours)
    return flag
