"""The figures of the pages are reckoned rightly."""

from pathlib import Path

from bench.node_tools import scores, shortcomings
from bench.page import chosen
from bench.visits import Counter, Seen, Weight, middle

REPORT = {
    "categories": {
        "seo": {
            "title": "SEO",
            "score": 0.914,
            "auditRefs": [{"id": "links", "weight": 1}, {"id": "words", "weight": 0}],
        },
        "speed": {"title": "Performance", "score": None, "auditRefs": [{"id": "paint", "weight": 10}]},
    },
    "audits": {
        "links": {"score": 0.5, "details": {"items": [{"node": {"selector": "p > a"}}, {"url": "x.html"}]}},
        "words": {"score": 0},
        "paint": {"score": 1},
    },
}


def test_scores_are_of_a_hundred_and_what_cost_points_is_named() -> None:
    assert scores(REPORT) == {"SEO": 91, "Performance": None}
    assert list(shortcomings(REPORT)) == ["SEO: links 0.50 p > a, x.html"]


def test_of_each_kind_the_heaviest_page_is_looked_at(tmp_path: Path) -> None:
    for name, words in (("index.html", "x"), ("bai/a.html", "x"), ("bai/b.html", "x y z"), ("nghe/index.html", "x")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    assert chosen(tmp_path) == {"home": "index.html", "story": "bai/b.html", "listening page": "nghe/index.html"}


def test_sound_pictures_and_the_browsers_own_icon_are_not_counted() -> None:
    counter = Counter()
    for number, (kind, url) in enumerate(
        (("Document", "a.html"), ("Media", "a.mp3"), ("Other", "http://h/favicon.ico"))
    ):
        counter._begun({"requestId": str(number), "type": kind, "response": {"url": url}})
        counter._ended({"requestId": str(number), "encodedDataLength": 10.0})
    weight = Weight(counter.sent, len(counter.kinds))
    assert (weight.before_sound_and_pictures, weight.requests) == (10, 2)


def test_the_farthest_jump_counts_and_the_middle_of_the_paints() -> None:
    assert list(middle([Seen(3, 0), Seen(1, 0.5), Seen(2, 0)])) == [2, 1, 3, 0.5]
