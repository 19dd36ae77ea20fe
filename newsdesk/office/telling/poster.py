"""A poster of one story: one A4 sheet with a code that opens its page; all sizes are measured before it is laid out."""

from itertools import product

from newsdesk.council.changes import Change
from newsdesk.office.pages import FONT, text
from newsdesk.office.telling.code import code_svg
from newsdesk.office.telling.room import Block, height, largest
from newsdesk.office.telling.told import Told
from newsdesk.office.wording import STORY_IS_SAMPLE

ACROSS, DOWN = 174.0, 255.0
"""Millimetres within the margins, down to the line at the foot."""
WIDER = 1.1
"""How much wider Arial is than Times, which the measures are of: 1.087 over a Vietnamese summary, 1.088 in bold."""
LEADING = 1.12
TITLES = (48, 44, 40, 37, 34, 30, 26, 22, 18)
SIZES = (21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0)
SMALL = (13.0, 12.0, 11.0, 10.0, 9.0)
"""Only where the smallest title does not help."""
CODE = 52.0
"""Millimetres of the code, its quiet zone included."""
FIGURE = 40.0
"""Millimetres of the figure before and after."""
NUMBERS = (54, 46, 40, 34, 28, 22, 18, 14)
MOST_LINES = 3
TITLE_LEADING = 1.25 / 1.15 / LEADING
"""What a line of the title takes in lines of the text."""
CALL = "Hướng máy ảnh điện thoại vào mã này, bấm đường dẫn hiện ra để đọc cả bài."
STYLE = f"""<style>
@page {{ size: A4; margin: 0 }}
* {{ box-sizing: border-box }}
html {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; background: #fff; color: #111 }}
body {{ margin: 0; font-family: {FONT}; line-height: {1.15 * LEADING:.3f} }}
.poster {{ width: 210mm; height: 296.5mm; padding: 16mm 18mm 12mm; display: flex; flex-direction: column;
overflow: hidden; border-top: 6mm solid #8a1c12 }}
@media screen {{ html {{ background: #ddd }}
.poster {{ margin: 1rem auto; background: #fff; box-shadow: 0 0 1rem #999 }} }}
@media screen and (max-width: 800px) {{ .poster {{ width: auto; height: auto; margin: 0; padding: 6vw }}
.poster h1 {{ font-size: 2rem !important }} .foot, .change {{ flex-wrap: wrap }} }}
h1, p {{ margin: 0; overflow-wrap: anywhere }} h1 {{ line-height: 1.25; text-wrap: balance }}
.unit {{ color: #8a1c12; font-weight: bold }} .mark {{ font-weight: bold; color: #8a1c12; margin-bottom: 3mm }}
.what {{ margin-top: 7mm }}
.change {{ display: flex; gap: 8mm; align-items: flex-end; margin: 3mm 0 5mm }}
.change b {{ display: block; line-height: 1.15 }} .change .to {{ color: #8a1c12 }} .change div {{ max-width: 50% }}
.lesson {{ border-left: 1.5mm solid #8a1c12; padding-left: 5mm; margin: 5mm 0 }}
.foot {{ margin-top: auto; display: flex; gap: 7mm; align-items: center;
border-top: .4mm solid #999; padding-top: 4mm }}
.foot svg {{ width: {CODE:g}mm; height: {CODE:g}mm; flex: none }} .foot p {{ font-size: 11pt }}
</style>
"""


def poster_page(one: Told) -> str:
    """Return the poster: one page in print, nothing of it cut off."""
    title, size = sizes_of(one)
    change = one.changes[0] if one.changes else None
    mark = _p(STORY_IS_SAMPLE, 11, "mark") if one.sample else ""
    body = (
        f'<main class="poster">\n{_p(one.unit, 15, "unit")}'
        f'<h1 style="font-size:{title:g}pt;margin:3mm 0 4mm">{text(one.title)}</h1>\n{mark}'
        f"{_p(one.summary, size)}{_change(change) if change else ''}{_p(one.lesson, size, 'lesson')}"
        f"{_foot(one)}</main>\n"
    )
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(one.title)}</title>\n{STYLE}</head>\n<body>\n{body}</body>\n</html>\n"
    )


def sizes_of(one: Told) -> tuple[float, float]:
    """Return the sizes of title and text: the largest title that leaves the text legible from a few steps away."""
    pairs = [*product(_titles(one), SIZES), *((TITLES[-1], size) for size in SMALL)]
    return next((pair for pair in pairs if fits(one, *pair)), (TITLES[-1], SMALL[-1]))


def whole(one: Told) -> bool:
    """Whether it stands on one page at all."""
    return fits(one, *sizes_of(one))


def _titles(one: Told) -> tuple[float, ...]:
    """Return the sizes in which the title takes no more than so many lines, the smallest in any case."""
    first = largest(one.title, ACROSS / WIDER, MOST_LINES, TITLES)
    return tuple(size for size in TITLES if size <= first)


def fits(one: Told, title: float, size: float) -> bool:
    """Whether the poster stands on one page in these sizes."""
    blocks = [
        Block(one.unit, 15),
        Block(one.title, title * TITLE_LEADING, 20, bold=True),
        *([Block(STORY_IS_SAMPLE, 11, 9)] if one.sample else []),
        Block(one.summary, size),
        *([Block(one.lesson, size, 30, indent=7)] if one.lesson else []),
        *([Block(_caption(one.changes[0]), 13, 22)] if one.changes else []),
    ]
    needed = height(blocks, ACROSS / WIDER, LEADING) + CODE + 6 + (FIGURE if one.changes else 0)
    return needed <= DOWN


def _change(change: Change) -> str:
    figures = [change.mean + figure.written for figure in (change.before, change.after)]
    most = largest(max(figures, key=len), 78 / WIDER, 1, NUMBERS)
    numbers = "".join(
        f'<div{look}><span style="font-size:12pt">{name}</span>'
        f'<b style="font-size:{most:g}pt">{text(figure)}</b></div>\n'
        for name, look, figure in (("Trước", "", figures[0]), ("Sau", ' class="to"', figures[1]))
    )
    return f'{_p(_caption(change), 13, "what")}<div class="change">\n{numbers}</div>\n'


def _caption(change: Change) -> str:
    what = change.what[:1].upper() + change.what[1:]
    return " · ".join(filter(None, (what, change.period)))


def _foot(one: Told) -> str:
    if not one.address:
        return f'<div class="foot"><p>{text(one.facility)}</p></div>\n'
    return (
        f'<div class="foot">{code_svg(one.address)}<div>'
        f"<p><b>{CALL}</b></p><p>{text(one.address)}</p><p>{text(one.facility)}</p></div></div>\n"
    )


def _p(words: str, size: float, look: str = "") -> str:
    kind = f' class="{look}"' if look else ""
    return f'<p{kind} style="font-size:{size:g}pt">{text(words)}</p>\n' if words else ""
