"""The rundown on paper: what airs when, for who sits at the amplifier."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from html import escape

from newsdesk.model.calendar import day_words, length_words
from newsdesk.model.names import PARTS, VERSIONS
from newsdesk.model.programme import MUSIC, Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.planning.words import voice_note

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
body { font: 13pt/1.5 "Times New Roman", Times, serif; color: #000; background: #fff }
body { max-width: 45rem; margin: 1rem auto; padding: 0 1rem }
h1 { font-size: 1.3em; margin: 0 0 .2em } p { margin: 0 0 .6em }
table { border-collapse: collapse; width: 100%; font-size: .92em; line-height: 1.35 }
th, td { border: 1px solid #000; padding: .2em .5em; text-align: left; vertical-align: top }
td.at, td.length { font-variant-numeric: tabular-nums } th, td.at, td.length { white-space: nowrap }
td.length { text-align: right } td.part { width: 20% } td.title { width: 40% }
thead { display: table-header-group } tr { break-inside: avoid }
section { break-inside: avoid; margin-top: 1.2em } h2 { font-size: 1.05em; margin: 0 0 .3em }
@media print { body { max-width: none; margin: 0; padding: 0 } }
@media screen and (max-width: 36rem) {
  table, tbody { display: block; font-size: 1rem } thead { display: none }
  tr { display: grid; grid-template-columns: 5em 1fr auto; column-gap: .6em }
  tr { border-top: 1px solid #000; padding: .5em 0 }
  td, td.part, td.title { border: 0; padding: 0; width: auto } td:empty { display: none }
  td.length { grid-area: 1 / 3 } td.title, td.reader, td.code { grid-column: 2 / -1 }
  td.title { font-weight: bold } td.code::before { content: "Mã lời " }
}
"""


def sheet(rundown: Rundown, facility: str, spoken: Mapping[Part, str]) -> str:
    """Return the page; `spoken` are the words of the programme itself: of the headlines the table says all."""
    day = day_words(rundown.day)
    heading = f"{rundown.title}: {day}, {clock(rundown, timedelta())}"
    note = voice_note(rundown.readers, rundown.synthetic)
    voice = f"<p>{escape(note)}</p>" if note else ""
    words = "".join(_words(part, text) for part, text in spoken.items() if part is not Part.HEADLINES)
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Khung chương trình · {escape(heading)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<p>{escape(facility)}</p>\n<h1>Khung chương trình</h1>\n<p><strong>{escape(heading)}</strong></p>\n"
        f"<p>Dài {length_words(rundown.length)} trong khung giờ {length_words(rundown.slot_length)}.</p>\n{voice}\n"
        "<table>\n<thead><tr><th>Giờ</th><th>Mục</th><th>Nội dung</th><th>Dài</th><th>Người đọc</th>"
        "<th>Mã lời</th></tr></thead>\n"
        "<tbody>\n"
        f"{''.join(_row(rundown, item) for item in rundown.items)}</tbody>\n</table>\n"
        f"{words}</main>\n</body>\n</html>\n"
    )


def _row(rundown: Rundown, item: Item) -> str:
    code = item.digest[:6].upper() if item.part not in MUSIC else ""
    title = item.title if item.slug else ""
    part = PARTS[item.part] + (f" ({VERSIONS[item.version]})" if item.version is Version.SHORT else "")
    return (
        f'<tr><td class="at">{clock(rundown, item.starts)}</td><td class="part">{part}</td>'
        f'<td class="title">{escape(title)}</td><td class="length">{figures(item.length)}</td>'
        f'<td class="reader">{escape(item.voice or "")}</td><td class="code">{code}</td></tr>\n'
    )


def _words(part: Part, text: str) -> str:
    return f"<section><h2>{PARTS[part]}</h2>\n<p>{escape(text)}</p></section>\n"


def figures(length: timedelta) -> str:
    """Return a length in minutes and seconds, such as 03:05."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    return f"{minutes:02}:{seconds:02}"


def clock(rundown: Rundown, after: timedelta) -> str:
    """Return a time of day to the second, such as 05:45:06."""
    return f"{datetime.combine(rundown.day, rundown.opens) + after:%H:%M:%S}"
