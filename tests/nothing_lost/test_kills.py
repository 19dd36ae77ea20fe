"""Killed at a writing call: the last good state stands, the next run repairs it and says so.

Here every call is tried that is not like another one in a place nobody reads before the work is done;
`python -m tests.nothing_lost` tries every single one.
"""

from collections.abc import Callable

import pytest

from newsdesk.commands.withdrawal_case import PLACES
from newsdesk.traces import search
from tests.nothing_lost.walks import Walk

PARTS = {"approve": 1, "withdraw": 1, "record": 1, "save": 4, "publish": 4}
"""How many tests share the calls of a command: as many can be walked at a time."""


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in PARTS.items() for part in range(parts)])
def test_killed_at_a_writing_call_nothing_is_lost_and_the_next_run_repairs(
    walk: Callable[[str], Walk], name: str, part: int, record_property: Callable[[str, object], None]
) -> None:
    walked = walk(name)
    steps = walked.steps()[part :: PARTS[name]]
    record_property("walked", f"{name}: killed at {len(steps)} of {len(walked.undisturbed[0].calls)} writing calls")
    assert steps
    assert [fault for at in steps for fault in walked.faults(at)] == []


@pytest.mark.parametrize("kind", ["mkdir", "write", "rename", "rmdir"])
def test_killed_while_sound_is_made_nothing_of_it_is_left(walk: Callable[[str], Walk], kind: str) -> None:
    walked = walk("publish-with-sound")
    calls = enumerate(walked.undisturbed[0].calls, 1)
    making = [at for at, call in calls if call.kind == kind and call.path.startswith("/.cache/clips/")]
    assert walked.faults(making[-1]) == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [("rename", "/content/consents.yaml"), ("rename", "/output/office/consent/")],
)
def test_killed_while_consent_is_taken_back_the_next_run_leaves_nothing_of_the_person(
    walk: Callable[[str], Walk], kind: str, path: str
) -> None:
    walked = walk("withdraw-consent")
    calls = enumerate(walked.undisturbed[0].calls, 1)
    last = [at for at, call in calls if call.kind == kind and call.path.startswith(path) and "/." not in call.path[8:]]
    assert walked.faults(last[-1]) == []
    desk = walked.room / walked.scene.desk.relative_to(walked.scene.home)
    assert search(desk, ["Chị Hoa"], PLACES, ["bep-mot-chieu"]).hits == ()


def test_the_walk_would_see_a_loss(walk: Callable[[str], Walk]) -> None:
    """A command that is walked as if it were to leave something else is found out at its last call."""
    walked = walk("withdraw")
    last = max(walked.steps())
    done, after = walked.undisturbed
    other = Walk(walked.scene, walked.walker, walked.room)
    other.__dict__["undisturbed"] = (done, {**after, "exemplars/2026/bep-mot-chieu.md": "other bytes"})
    assert "torn: exemplars/2026/bep-mot-chieu.md" in " ".join(other.faults(last))
