"""A disk that is full, or that takes nothing: a sentence, and the last good state stands until there is room again."""

from collections.abc import Callable

import pytest

from tests.nothing_lost.walks import Walk

FEW = 4
"""Calls from which the disk is full, of a command that takes seconds; of the others, every one."""


@pytest.mark.parametrize("name", ["approve", "withdraw", "record"])
def test_full_from_any_call_on_nothing_is_lost(walk: Callable[[str], Walk], name: str) -> None:
    walked = walk(name)
    assert [fault for at in walked.steps() for fault in walked.faults_without_room(at)] == []


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("name", ["save", "publish"])
def test_full_in_the_midst_of_long_work_nothing_is_lost(walk: Callable[[str], Walk], name: str, part: int) -> None:
    walked = walk(name)
    steps = walked.steps()
    few = steps[:: max(1, len(steps) // (2 * FEW))][part::2]
    assert [fault for at in few for fault in walked.faults_without_room(at)] == []


@pytest.mark.parametrize("name", ["approve", "withdraw", "record", "save", "publish"])
@pytest.mark.parametrize("folder", ["output", ""])
def test_where_nothing_may_be_written_a_sentence_says_so(walk: Callable[[str], Walk], name: str, folder: str) -> None:
    assert walk(name).faults_forbidden(folder) == []
