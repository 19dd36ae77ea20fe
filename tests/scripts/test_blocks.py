"""What the page shows in HTML, the ear gets in blocks."""

import pytest

from newsdesk.markup import to_html
from newsdesk.scripts.blocks import Block, BlockKind, blocks

TEXT, HEADING, ITEM, LEFT_OUT = BlockKind.TEXT, BlockKind.HEADING, BlockKind.ITEM, BlockKind.LEFT_OUT

CASES = [
    ("Một.\n\nHai.", [(TEXT, "Một."), (TEXT, "Hai.")]),
    ("Một\nhai.", [(TEXT, "Một hai.")]),
    ("Một  \nhai.", [(TEXT, "Một"), (TEXT, "hai.")]),
    ("## Kết quả\n\nTốt.", [(HEADING, "Kết quả"), (TEXT, "Tốt.")]),
    ("Việc:\n\n- kê bàn\n- rửa *rau*", [(TEXT, "Việc:"), (ITEM, "kê bàn"), (ITEM, "rửa rau")]),
    ("- ngoài\n    - trong\n- sau", [(ITEM, "ngoài"), (ITEM, "trong"), (ITEM, "sau")]),
    ("Xem [bài này](https://example.vn) nhé.", [(TEXT, "Xem bài này nhé.")]),
    ("| A | B |\n|---|---|\n| 1 | 2 |\n\nSau.", [(LEFT_OUT, "Bảng"), (TEXT, "Sau.")]),
    ("Trước ![Bếp](bep.png) sau.", [(LEFT_OUT, "Ảnh"), (TEXT, "Trước sau.")]),
    ("    mã\n\nSau.", [(LEFT_OUT, "Đoạn mã"), (TEXT, "Sau.")]),
    ("Có `x` trong câu.", [(TEXT, "Có x trong câu.")]),
    ("Câu có chú thích.[^1]\n\n[^1]: Nguồn.", [(TEXT, "Câu có chú thích."), (LEFT_OUT, "Chú thích cuối bài")]),
    ("> Lời Bác\n\nSau.", [(TEXT, "Lời Bác"), (TEXT, "Sau.")]),
    ("Trên\n\n---\n\ndưới", [(TEXT, "Trên"), (TEXT, "dưới")]),
    ("<b>Đậm</b> &amp; <script>x()</script>thường", [(TEXT, "Đậm & thường")]),
    ("<!-- câu hỏi -->\n\nTrả lời.", [(TEXT, "Trả lời.")]),
    ("<details><summary>Xem</summary>ẩn</details>\n\nHiện.", [(LEFT_OUT, "Phần gập lại"), (TEXT, "Hiện.")]),
    ("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>\n\nSau.", [(LEFT_OUT, "Bảng"), (TEXT, "Sau.")]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_reads_a_body_as_an_announcer_would(body: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert list(blocks(to_html(body))) == [Block(kind, text) for kind, text in expected]


def test_a_mark_that_is_written_as_an_entity_is_part_of_its_letter() -> None:
    assert list(blocks("<p>Hoa&#768;</p>")) == [Block(BlockKind.TEXT, "Hoà")]
