from io import BytesIO
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, integers, lists

from newsdesk.audio import frames
from newsdesk.errors import DeskError


def frame(padded: bool) -> bytes:
    head = bytes([*frames.HEADER[:2], frames.HEADER[2] | 2 * padded, frames.HEADER[3], 0, 0])
    return head.ljust(frames.SIZE + padded, b"\x55")


@given(lists(booleans(), max_size=12), integers(frames.SIZE + 1, 3000))
def test_frames_are_counted_however_the_file_is_cut_into_blocks(padded: list[bool], block: int) -> None:
    stream = b"".join(map(frame, padded))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "BLOCK", block)
        assert list(frames.sizes(BytesIO(stream))) == [frames.SIZE + one for one in padded]


@given(lists(booleans(), min_size=1, max_size=6), integers(1, 417), integers(frames.SIZE + 1, 3000))
def test_a_frame_cut_short_is_found_wherever_a_block_ends(padded: list[bool], cut: int, block: int) -> None:
    stream = b"".join(map(frame, padded))[:-cut]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "BLOCK", block)
        if cut == frames.SIZE + padded[-1]:
            assert len(list(frames.sizes(BytesIO(stream)))) == len(padded) - 1
        else:
            with pytest.raises(ValueError, match="frame"):
                list(frames.sizes(BytesIO(stream)))


def test_wanted_frames_are_found_at_their_bytes(tmp_path: Path) -> None:
    padded = [at % 3 == 0 for at in range(300)]
    (tmp_path / "a.mp3").write_bytes(b"".join(map(frame, padded)))
    starts = list(accumulate((frames.SIZE + one for one in padded), initial=0))
    wanted = [0, 0, 1, 7, 150, 299]
    assert list(frames.places(tmp_path / "a.mp3", wanted)) == [starts[at] for at in wanted]
    assert frames.extent(tmp_path / "a.mp3") == frames.Extent(300, starts[-1])


def test_a_clip_that_is_not_there_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as fault:
        frames.extent(tmp_path / "gone.mp3")
    assert fault.value.code == "file-fault"
