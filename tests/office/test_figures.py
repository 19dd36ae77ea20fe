"""Times and periods as papers write them."""

import pytest

from newsdesk.office.figures import lowered, within


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2026", "năm 2026"),
        ("2024–2025", "năm 2024–2025"),
        ("8/2026", "tháng 8/2026"),
        ("8–9/2026", "tháng 8–9/2026"),
        ("10/2026 so với 8/2026", "tháng 10/2026 so với 8/2026"),
        ("Quý I/2026", "quý I/2026"),
        ("1/6–15/9/2026", "1/6–15/9/2026"),
        ("Đêm 14/3/2025", "đêm 14/3/2025"),
    ],
)
def test_a_period_says_whether_it_is_a_month_or_a_year(period: str, written: str) -> None:
    assert within(period) == written


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Tuyên  truyền\ngương điển hình", "tuyên truyền gương điển hình"),
        ("UBND tỉnh giao việc", "UBND tỉnh giao việc"),
        ("Đợt", "đợt"),
        ("", ""),
    ],
)
def test_a_title_goes_on_within_a_sentence(title: str, written: str) -> None:
    assert lowered(title) == written
