"""The code that a telephone reads: a story's address as a QR code of error correction M, with its quiet zone."""

from io import BytesIO

import segno

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""
DOTS = 20
"""Pixels of a module in a picture: sharp on an A4 in print."""


def code(address: str) -> segno.QRCode:
    """Return the code of an address."""
    return segno.make_qr(address, error="m", boost_error=False)


def code_svg(address: str) -> str:
    """Return the code as an SVG to stand within a page, black on white whatever the page's colours."""
    return code(address).svg_inline(border=QUIET, omitsize=True, dark="#000", light="#fff", svgclass="code")


def code_png(address: str) -> bytes:
    """Return the code as a picture."""
    made = BytesIO()
    code(address).save(made, kind="png", border=QUIET, scale=DOTS)
    return made.getvalue()
