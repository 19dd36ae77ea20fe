"""How a command leaves its process: at once after one reading, the ordinary way where others may still be at work."""

import pytest
from invoke import Exit

import tasks
from newsdesk.commands import console


def test_a_reading_that_ended_well_leaves_at_once_too() -> None:
    with pytest.raises(Exit) as ended:
        tasks.end(lambda: console.CLEAN, one_reading=True)
    assert (ended.value.code, ended.value.message) == (0, None)


def test_any_other_command_that_ended_well_goes_the_ordinary_way() -> None:
    tasks.end(lambda: console.CLEAN)


@pytest.mark.parametrize("one_reading", [True, False])
def test_a_fault_is_told_to_whoever_began_it(one_reading: bool) -> None:
    with pytest.raises(Exit) as ended:
        tasks.end(lambda: console.COPY, one_reading=one_reading)
    assert ended.value.code == console.COPY
