"""A form as a browser without JavaScript has it: read off the page, changed, sent back."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import html5lib

from tests.desk.opened import KEY, Answer, Opened

X = "{http://www.w3.org/1999/xhtml}"
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Form:
    """What stands in the form of a page, in its order."""

    here: Opened
    place: str
    pairs: Pairs
    html: str = field(repr=False)

    def filled(self, **values: str) -> "Form":
        """Return the form with other texts; `__` in a name stands for a dot. A field that was not there comes last."""
        told = {name.replace("__", "."): value for name, value in values.items()}
        known = {name for name, _ in self.pairs}
        kept = [(name, told.get(name, value)) for name, value in self.pairs]
        return replace(self, pairs=[*kept, *((name, value) for name, value in told.items() if name not in known)])

    def text(self, name: str) -> str:
        """Return what stands under a name."""
        return next(value for key, value in self.pairs if key == name)

    def sends(self, act: str = "", place: str = "edit", **headers: str) -> Answer:
        """Send the form as its page would, by one of its buttons."""
        pairs = [*self.pairs, ("act", act)] if act else self.pairs
        ends = [(name, value.replace("\n", "\r\n")) for name, value in pairs]
        where = f"/{KEY}/story/{self.place}/{place}"
        return self.here.ask(where, "POST", urlencode(ends).encode(), **headers)


def form(here: Opened, slug: str) -> Form:
    """Return the form of a story."""
    answer = here.ask(f"/{KEY}/story/{slug}/edit")
    assert answer.status == 200, answer.status
    return form_in(here, slug, answer.body.decode())


def form_in(here: Opened, slug: str, html: str) -> Form:
    """Return the form that a page holds."""
    page = html5lib.parse(html)
    found = next(one for one in page.iter(f"{X}form") if one.get("method") == "post")
    return Form(here, slug, list(_pairs(found)), html)


def _pairs(found):  # type: ignore[no-untyped-def]
    within_templates = {id(one) for template in found.iter(f"{X}template") for one in template.iter()}
    for one in found.iter():
        name = one.get("name")
        if not name or id(one) in within_templates or one.tag == f"{X}button":
            continue
        kind = one.get("type", "")
        if one.tag == f"{X}textarea":
            yield name, one.text or ""
        elif one.tag == f"{X}select":
            options = list(one.iter(f"{X}option"))
            chosen = [option for option in options if option.get("selected") is not None] or options[:1]
            yield from ((name, option.get("value", "")) for option in chosen)
        elif kind not in ("checkbox", "radio") or one.get("checked") is not None:
            yield name, one.get("value", "")
