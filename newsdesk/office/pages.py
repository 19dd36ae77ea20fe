"""The HTML that papers share: one file without links, black on white, that prints as it looks."""

from html import escape

from newsdesk.office.figures import plain

FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif'
SCREEN = """
* { box-sizing: border-box }
html { background: #fff; color: #000; -webkit-print-color-adjust: exact; print-color-adjust: exact }
@media screen { body { max-width: 54rem; margin: 1.5rem auto; padding: 0 1.25rem } }
@media print { body { margin: 0 } }
h1, h2, h3 { break-after: avoid; break-inside: avoid; line-height: 1.25; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th { text-align: left; font-weight: bold }
td, th { vertical-align: top; overflow-wrap: break-word }
tr { break-inside: avoid } thead { display: table-header-group }
"""


def text(written: str) -> str:
    """Return a text as it may stand anywhere in a page."""
    return escape(plain(written))


def page(title: str, style: str, body: str) -> str:
    """Return a whole page; the body is HTML, the title a text."""
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{SCREEN}{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
