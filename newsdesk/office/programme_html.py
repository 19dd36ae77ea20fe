"""A whole programme as pages to print: a cover with every item, then each text at its clock time."""

from newsdesk.model.calendar import short_day
from newsdesk.office import wording
from newsdesk.office.announcer_html import STYLE, hard_box, paged, reading_table
from newsdesk.office.figures import minutes
from newsdesk.office.pages import page, text
from newsdesk.office.programme import Cue, ProgrammeSheet

COVER = """
.cover { font-size: 12pt; line-height: 1.35; margin: 5mm 0 0 } .cover td, .cover th { border: .75pt solid #000 }
.cover td, .cover th { padding: .7mm 2mm } .cover .fixed { white-space: nowrap; font-variant-numeric: tabular-nums }
.cover .music td { color: #333; font-style: italic }
.when { font-weight: bold } .texts { break-before: page } .music-line { font-size: 13pt; break-inside: avoid;
  border: .75pt solid #000; padding: 1mm 3mm; margin: 4mm 0; font-style: italic }
.item > header { break-after: avoid; break-inside: avoid } .item h2 { margin-bottom: 0 } .item h3 { margin: 0 }
.item header .small { margin-bottom: 2mm } h3 { font-size: 19pt }
"""


def programme_page(sheet: ProgrammeSheet) -> str:
    """Return the pages of one programme."""
    rundown = sheet.rundown
    mark = f"{short_day(rundown.day)} · {rundown.opens:%H:%M}"
    return page(f"{sheet.title} · {mark}", STYLE + COVER + paged(mark), _body(sheet))


def _body(sheet: ProgrammeSheet) -> str:
    when, length = wording.programme_facts(sheet)
    heads = "".join(f"<th>{column}</th>" for column in wording.COLUMNS)
    rows = "".join(map(_row, sheet.cues))
    return (
        f'<main>\n<p class="small">{text(sheet.facility)}</p>\n<h1>{text(sheet.title)}</h1>\n'
        f'<p class="when">{when}</p>\n<p class="small">{length}</p>\n'
        f'<table class="cover">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        f'<div class="texts">\n{"".join(_item(sheet, cue) for cue in sheet.cues)}</div>\n</main>\n'
    )


def _row(cue: Cue) -> str:
    fixed = '<td class="fixed">'
    music = ' class="music"' if cue.music else ""
    return (
        f"<tr{music}>{fixed}{cue.at}</td><td>{text(cue.part)}</td>"
        f"<td>{text(cue.title)}</td>{fixed}{minutes(cue.length)}</td><td>{text(cue.reader)}</td>"
        f"{fixed}{cue.code}</td></tr>\n"
    )


def _item(sheet: ProgrammeSheet, cue: Cue) -> str:
    if cue.music:
        return f'<p class="music-line">{text(wording.music_line(cue))}</p>\n'
    title = f"<h3>{text(cue.title)}</h3>" if cue.title else ""
    words = reading_table(cue.passages, sheet.clock_in(cue)) if cue.passages else f"<p>{wording.GONE}</p>\n"
    return (
        f'<section class="item">\n<header><h2>{text(cue.heading)}</h2>{title}'
        f'<p class="small">{text(wording.cue_facts(cue))}</p></header>\n{hard_box(cue.hard)}{words}</section>\n'
    )
