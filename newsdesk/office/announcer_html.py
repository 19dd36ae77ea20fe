"""The announcer's sheet as a page to print: large type, a sentence a line, a mark where one breathes."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from newsdesk.model.calendar import length_words
from newsdesk.office import wording
from newsdesk.office.figures import brief, minutes
from newsdesk.office.hard_words import Hard
from newsdesk.office.pages import FONT, page, text
from newsdesk.office.sheet import Passage, Sheet

STYLE = f"""
body {{ font: 16pt/1.52 {FONT} }}
h1 {{ font-size: 24pt; margin: 0 0 .2em }} h2 {{ font-size: 17pt; margin: 1.2em 0 .3em }}
p {{ margin: 0 }} .small, .times, .hard, .sign {{ font-size: 12pt; line-height: 1.4 }}
.head {{ display: flex; gap: 8mm; align-items: stretch; margin: 4mm 0; break-inside: avoid }}
.code {{ border: 1.5pt solid #000; padding: 2mm 5mm; text-align: center; flex: none }}
.code b {{ display: block; font: bold 30pt/1.15 "Courier New", "Liberation Mono", monospace; letter-spacing: .08em }}
.times b {{ font-size: 17pt }}
.hard {{ border: 1pt solid #000; padding: 2mm 4mm; margin: 0 0 4mm; break-inside: avoid; break-after: avoid }}
.hard p {{ margin: .15em 0; overflow-wrap: anywhere; break-inside: avoid }}
.hard ul {{ margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 8mm }}
.hard li {{ break-inside: avoid; padding-left: 1em; text-indent: -1em }}
.read td {{ padding: 0 }} .read .last td {{ padding-bottom: 5mm }} .read .turn td {{ padding-top: 5mm }}
.read th {{ font-size: 11pt; padding-bottom: 2mm; border-bottom: 1pt solid #000 }}
.read tbody tr:first-child td {{ padding-top: 3mm }}
.read {{ border-collapse: separate; border-spacing: 0; table-layout: fixed }} .read p, li {{ overflow-wrap: anywhere }}
.read .at {{ width: 21mm; font-size: 12pt; line-height: 1.4; font-variant-numeric: tabular-nums }}
.read .at b {{ display: block }} .read .turn td {{ border-top: 2.5pt solid #000 }}
.read p {{ break-inside: avoid; orphans: 9; widows: 9; margin: 0 0 .15em }}
.read i {{ font-style: normal; color: #555 }} .read i.end {{ font-weight: bold }}
.sign {{ break-inside: avoid; margin-top: 6mm }} .sign .lines p {{ border-bottom: .75pt dotted #000; height: 9mm }}
.sign table {{ margin-top: 5mm }} .sign td {{ width: 50%; height: 27mm }} .sign td:last-child {{ text-align: center }}
"""


def announcer_page(sheet: Sheet) -> str:
    """Return the page of one script."""
    return page(f"{sheet.title} · mã {sheet.code}", STYLE + paged(f"Mã {sheet.code}"), _body(sheet))


def paged(mark: str) -> str:
    """Return the style of the printed page; the mark, letters and figures only, stands at the foot of each."""
    return (
        "@page { size: A4; margin: 14mm 15mm 18mm 18mm; "
        f'@bottom-left {{ content: "{mark}"; font: 12pt {FONT} }} '
        f'@bottom-right {{ content: "trang " counter(page) "/" counter(pages); font: bold 14pt {FONT} }} }}\n'
    )


def _body(sheet: Sheet) -> str:
    measures = "".join(f"<p>{text(line)}</p>" for line in wording.measures(sheet))
    return (
        f'<main>\n<p class="small">{text(wording.heading(sheet))}</p>\n<h1>{text(sheet.title)}</h1>\n'
        f'<p class="small">{text(wording.facts(sheet))}</p>\n'
        f'<div class="head"><div class="code small">{wording.CODE_FOR}<b>{sheet.code}</b>{wording.CODE_MADE_OF}</div>\n'
        f'<div class="times"><p><b>{length_words(sheet.length)}</b></p>{measures}</div></div>\n'
        f"{hard_box(sheet.hard)}{reading_table(sheet.passages, minutes)}{_closing()}</main>\n"
    )


def hard_box(hard: Hard) -> str:
    """Return the box of what is hard to say; nothing where nothing is."""
    rows = [f"<p><b>{heading}:</b> {text(words)}</p>" for heading, words in wording.box_of(hard)]
    changed = "".join(f"<li>{text(written)} → <b>{text(said)}</b></li>" for written, said in hard.changed)
    rows += [f"<p><b>{wording.CHANGED}:</b></p><ul>{changed}</ul>"] if changed else []
    return f'<section class="hard" aria-label="Chữ khó">{"".join(rows)}</section>\n' if rows else ""


def reading_table(passages: Iterable[Passage], at: Callable[[timedelta], str]) -> str:
    """Return the passages with their times; `at` writes the time at which one starts."""
    rows = "".join(_passage(one, at(one.starts)) for one in passages)
    return (
        '<table class="read">\n<thead><tr><th class="at">Lúc</th>'
        f"<th>Lời đọc &nbsp; {text(wording.LEGEND)}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _passage(passage: Passage, starts: str) -> str:
    first, *more = ("".join(f"<p>{_sentence(one)}</p>" for one in run) for run in passage.kept_together)
    rows = [(f"<b>{starts}</b>{brief(passage.length)}", first), *(("", said) for said in more)]
    return "".join(
        f'<tr class="{_place(number == 0 and passage.turn, number == len(more))}">'
        f'<td class="at">{when}</td><td>{said}</td></tr>\n'
        for number, (when, said) in enumerate(rows)
    )


def _place(turn: bool, last: bool) -> str:
    return " ".join(name for name, true in (("turn", turn), ("last", last)) if true)


def _sentence(stretches: tuple[str, ...]) -> str:
    breath = f"&nbsp;<i>{wording.BREATH}</i> "
    return breath.join(map(text, stretches)) + f'&nbsp;<i class="end">{wording.SENTENCE_END}</i>'


def _closing() -> str:
    return (
        f'<section class="sign">\n<p><b>{wording.NOTES}</b></p>\n<div class="lines"><p></p><p></p></div>\n'
        f"<table><tr><td>{wording.DAY_OF_RECORDING}<br>{wording.LENGTH_OF_RECORDING}</td>"
        f"<td><b>{wording.READER}</b><br>{wording.SIGNED}</td></tr></table>\n</section>\n"
    )
