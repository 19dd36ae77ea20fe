"""The sheet for a morning briefing as a page that prints on one A4."""

from newsdesk.office.pages import page, text
from newsdesk.office.telling.briefing import COLUMNS, LEADING, NO_SHORT, SIGNED, Sheet
from newsdesk.office.telling.room import NATURAL, Block

STYLE = f"""
@page {{ size: A4; margin: 14mm 15mm 14mm 25mm }}
body {{ font-family: "Times New Roman", "Liberation Serif", Times, serif; line-height: {NATURAL * LEADING:.3f} }}
@media screen {{ body {{ max-width: 44rem; padding-bottom: 2rem }} }}
p, h1, h2 {{ margin: 0; overflow-wrap: anywhere; line-height: inherit; text-indent: 0 }}
.item {{ padding-left: 6mm; text-indent: -4mm }}
.sign {{ break-inside: avoid; table-layout: fixed; font-size: 11pt }}
.sign td, .sign th {{ border: .75pt solid #000; padding: .5mm 1.5mm }} .sign td {{ height: 9mm }}
"""


def briefing_page(sheet: Sheet) -> str:
    """Return the page of one sheet."""
    body = "".join(_block(block, sheet) for block in sheet.blocks(sheet.size))
    return page(f"Phiếu đọc giao ban: {sheet.told.title}", STYLE, f"<main>\n{body}{_signing(sheet)}</main>\n")


def _block(block: Block, sheet: Sheet) -> str:
    tag = "p"
    if block.bold:
        tag = "h1" if block.words == sheet.told.title else "h2"
    look = f"font-size:{block.points:g}pt;margin-top:{block.above:g}pt"
    words = f"<em>{text(block.words)}</em>" if block.words == NO_SHORT else text(block.words)
    item = ' class="item"' if block.item else ""
    return f'<{tag}{item} style="{look}">{"– " if block.item else ""}{words}</{tag}>\n'


def _signing(sheet: Sheet) -> str:
    across = sum(width for _, width in COLUMNS)
    heads = "".join(f'<th style="width:{100 * w / across:.1f}%">{name}</th>' for name, w in COLUMNS)
    rows = "".join(f"<tr><td>{text(unit)}</td><td></td><td></td><td></td></tr>\n" for unit in (sheet.unit, ""))
    return (
        f'<h2 style="font-size:12pt;margin-top:7pt">{SIGNED}</h2>\n'
        f'<table class="sign"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
    )
