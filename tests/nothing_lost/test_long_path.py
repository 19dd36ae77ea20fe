"""A desk that lies deep, on a path of Vietnamese words with spaces: the same work, the same bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.nothing_lost.states import state_of, unlike
from tests.nothing_lost.walks import Walk

DEEP = Path(
    "Ổ chung của Cơ sở (bản chính)/Phòng Tuyên truyền – Văn nghệ/Gương điển hình, việc tốt năm 2026/Bàn biên tập & phát thanh"
)


@pytest.mark.parametrize("name", ["approve", "withdraw", "record", "save", "publish"])
def test_on_a_path_of_200_characters_the_same_is_left(walk: Callable[[str], Walk], name: str, tmp_path: Path) -> None:
    walked = walk(name)
    own = walked.scene.at(tmp_path / DEEP / DEEP)
    assert len(str(own.desk)) > 250
    done = walked.walker.whole(own.desk, own.asked)
    assert done.code == 0, done.said
    assert unlike(state_of(own.desk), walked.undisturbed[1]) == []
