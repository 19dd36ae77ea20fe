"""A body begins below the title, what it points at is there, and every picture can be shown and is told in words."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from newsdesk.model.occasion import Text
from newsdesk.model.story import Link, Story
from newsdesk.nearest import Meant
from newsdesk.pictures import MOST_POINTS, MOST_SIDE, MOST_WEIGHT
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.remembered import by_path
from newsdesk.rules.desk import Desk
from newsdesk.sources.links import headings_in, wordless_pictures_in
from newsdesk.sources.pictures import Look

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
Targets = tuple[tuple[str, ...], tuple[str, ...]]
"""The pictures of a text, and where it leads besides."""
OUTWARD = ("http://", "https://", "mailto:", "tel:", "#")


def check_bodies(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield headings of level 1, links and pictures that lead nowhere."""
    named: list[Story | Text[Any]] = [*desk.stories, *desk.pages]
    names = {PurePosixPath(text.origin.path).name for text in named}
    names |= {f"{story.slug}.md" for story in desk.stories} | {f"{name}.md" for name in desk.broken}
    texts, pictures = Meant(names), Meant(desk.images)
    told, own = partial(_story, desk, texts, pictures), _rests(desk, names)
    yield from chain.from_iterable(desk.remembered.each("bodies", tuple[Problem, ...], desk.asked, (), told, own=own))
    for text in () if desk.about is not None else desk.other_texts:
        yield from _body(desk, texts, pictures, text)


def targets_of(story: Story) -> Targets:
    """Return which pictures a story shows, and where else it leads."""
    top = (story.header.image,) if story.header.image else ()
    shown = tuple(link.target for link in story.links if link.shows)
    return top + shown, tuple(link.target for link in story.links if not link.shows)


def _rests(desk: Desk, names: set[str]) -> Callable[[Story], tuple[object, ...]]:
    """Return what tells of a story what is there of all that it shows and leads to; where not all is, what else is."""
    asked = desk.remembered.each("targets", Targets, desk.asked, (), targets_of)
    targets = by_path(desk.asked, asked)
    others = cache(lambda: (tuple(sorted(names)), tuple(sorted(desk.images))))

    def of(story: Story) -> tuple[object, ...]:
        shown, led = targets.get(story.origin.path) or targets_of(story)
        there = tuple((one in desk.images, one in desk.damaged, desk.looks.get(one)) for one in shown)
        leads = tuple(_is_outward(one) or _is_there(one, names) for one in led)
        return there, leads, others() if not all(leads) or not all(one for one, *_ in there) else None

    return of


def _story(desk: Desk, texts: Meant, pictures: Meant, story: Story) -> tuple[Problem, ...]:
    return (*_body(desk, texts, pictures, story), *_image(desk, pictures, story))


def _body(desk: Desk, texts: Meant, pictures: Meant, text: Story | Text[Any]) -> Iterator[Problem]:
    for level, line, heading in headings_in(text.body, text.body_line):
        if level == 1:
            yield error(text.origin.line(line), "heading-level-1", heading=heading[:60])
    for link in text.links:
        yield from _picture(desk, pictures, text, link) if link.shows else _link(texts, text, link)
    for target, line in wordless_pictures_in(text.body, text.body_line):
        yield notice(text.origin.line(line), "picture-without-words", target=target[:80])


def _picture(desk: Desk, pictures: Meant, text: Story | Text[Any], link: Link) -> Iterator[Problem]:
    place = text.origin.line(link.line)
    if "://" in link.target or link.target.startswith(("data:", "//")):
        yield error(place, "picture-elsewhere", target=link.target[:80])
    elif link.target not in desk.images:
        near = pictures.hint(link.target, text.origin.path)
        yield error(place, "picture-missing", target=link.target[:80], hint=near)
    else:
        yield from _form(desk, text, link.target, link.line)


def _link(texts: Meant, text: Story | Text[Any], link: Link) -> Iterator[Problem]:
    place, target = text.origin.line(link.line), link.target
    if _is_outward(target):
        return
    if ":" in target.split("/")[0]:
        yield error(place, "link-scheme", target=target[:80])
        return
    name = _led_to(target)[1]
    if not _is_there(target, texts.names):
        yield error(place, "link-missing", target=target[:80], hint=texts.hint(name, text.origin.path))


def _is_outward(target: str) -> bool:
    return target.lower().startswith(OUTWARD)


@lru_cache(maxsize=1 << 16)
def _led_to(target: str) -> tuple[str, str]:
    """Return the way that a link leads, and the name of the file there."""
    path = target.partition("#")[0]
    return path, PurePosixPath(path).name


def _is_there(target: str, names: Container[str]) -> bool:
    path, name = _led_to(target)
    return name in names and not path.startswith("/")


def _form(desk: Desk, text: Story | Text[Any], name: str, line: int) -> Iterator[Problem]:
    if PurePosixPath(name).suffix.lower() not in PICTURES or name in desk.damaged:
        yield error(text.origin.line(line), "picture-form", target=name[:80])
    elif seen := desk.looks.get(name):
        yield from _look(seen, text.origin.line(line), name[:80])


def _look(seen: Look, place: Place, target: str) -> Iterator[Problem]:
    if seen.weight > MOST_WEIGHT:
        yield error(place, "picture-too-heavy", target=target, size=seen.weight // 1_000_000)
    if seen.width * seen.height > MOST_POINTS or max(seen.width, seen.height) > MOST_SIDE:
        yield error(place, "picture-too-large", target=target, width=seen.width, height=seen.height)
    if seen.moves:
        yield notice(place, "picture-moves", target=target)


def _image(desk: Desk, pictures: Meant, story: Story) -> Iterator[Problem]:
    image = story.header.image
    if image is None:
        return
    if image not in desk.images:
        near = pictures.hint(image, story.origin.path)
        yield error(story.origin.at("image"), "picture-missing", target=image[:80], hint=near)
        return
    yield from _form(desk, story, image, story.origin.at("image").line)
    if not story.header.image_alt:
        yield notice(story.origin.at("image"), "image-without-alt", target=image)


OF_BODIES: Mapping[str, Callable[[Story], object]] = {"targets": targets_of}
"""What is asked of every story by itself, by the name under which it is remembered."""
