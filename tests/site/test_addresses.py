"""Links between texts on the desk become links between pages."""

import pytest

from newsdesk.site.addresses import address_from

PLACES = {
    "exemplars/2025/chum-gia.md": "bai/chum-gia.html",
    "chum-gia.md": "bai/chum-gia.html",
    "exemplars/2026/Bếp.md": "bai/bep-sach.html",
    "bep-sach.md": "bai/bep-sach.html",
}
PICTURES = {"Bếp ăn.png": "hinh/bep-an-12345678.png"}


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("../2025/chum-gia.md", "../bai/chum-gia.html"),
        ("chum-gia.md", "../bai/chum-gia.html"),
        ("B%E1%BA%BFp.md", "../bai/bep-sach.html"),
        ("bep-sach.md#fn:1", "../bai/bep-sach.html#fn:1"),
        ("khong-co.md", ""),
        ("khong-co.md#x", ""),
        ("/etc/passwd", ""),
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/a", "//example.org/a"),
    ],
)
def test_a_link_leads_to_the_page_of_a_text_or_nowhere(target: str, page: str) -> None:
    assert address_from("exemplars/2026", PLACES, PICTURES)(target, False) == page


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("Bếp ăn.png", "../hinh/bep-an-12345678.png"),
        ("B%E1%BA%BFp%20%C4%83n.png", "../hinh/bep-an-12345678.png"),
        ("mat.png", ""),
        ("https://example.org/theo-doi.png", ""),
    ],
)
def test_a_picture_is_ours_or_not_shown(target: str, place: str) -> None:
    assert address_from("exemplars/2026", PLACES, PICTURES)(target, True) == place
