"""Draw the website's sign once, as SVG and as PNG of the sizes that phones ask for; run by hand when it changes.

    python theme/icons/make.py

A lozenge as on a brocade's hem, in paper on the colour of the website.
"""

from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).parents[1] / "static" / "icons"
SIZES = (180, 192, 512)
FINE = 4
PAPER, ACCENT = "#fbf8f2", "#8a1c2b"
LOZENGES = ((168, PAPER), (120, ACCENT), (72, PAPER))
"""Each as far as it reaches from the middle of a square of 512, from the outer to the inner."""


def svg() -> str:
    """Return the sign as SVG."""
    shapes = [f'<rect width="512" height="512" rx="96" fill="{ACCENT}"/>']
    for reach, colour in LOZENGES:
        shapes.append(
            f'<path fill="{colour}" d="M256 {256 - reach}L{256 + reach} 256 256 {256 + reach} {256 - reach} 256Z"/>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">{"".join(shapes)}</svg>\n'


def png(size: int) -> Image.Image:
    """Return the sign in dots; without round corners, which phones cut themselves."""
    wide = size * FINE
    sheet = Image.new("RGB", (wide, wide), ACCENT)
    pen, middle = ImageDraw.Draw(sheet), wide / 2
    for reach, colour in LOZENGES:
        far = reach * wide / 512
        pen.polygon(
            [(middle, middle - far), (middle + far, middle), (middle, middle + far), (middle - far, middle)], colour
        )
    return sheet.resize((size, size), Image.Resampling.LANCZOS).quantize(16, dither=Image.Dither.NONE)


if __name__ == "__main__":
    (ICONS / "icon.svg").write_text(svg(), encoding="utf-8")
    for size in SIZES:
        png(size).save(ICONS / f"icon-{size}.png", optimize=True)
