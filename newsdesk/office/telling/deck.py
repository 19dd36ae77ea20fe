"""Slides as one page without links: large type, light or dark, arrow keys, a slide a sheet when printed.

Without a script the slides are read by scrolling; with one, the arrow keys, the space bar and a presenter's clicker
go from slide to slide.
"""

from collections.abc import Iterable

from newsdesk.office.pages import FONT, text

STYLE = f"""
:root {{ color-scheme: light dark; --paper: #fff; --ink: #111; --soft: #555; --line: #999;
--mark: #8a1c12; --bar: #b4c7dc }}
@media screen and (prefers-color-scheme: dark) {{
:root {{ --paper: #14171a; --ink: #f2f2f0; --soft: #b9bcc0; --line: #666;
--mark: #ffb3a7; --bar: #3c5f86 }} }}
* {{ box-sizing: border-box }}
html {{ font: clamp(17px, 2.15vw, 44px)/1.5 {FONT}; background: var(--paper); color: var(--ink);
scroll-snap-type: y proximity }}
body {{ margin: 0 }}
section {{ min-height: 100vh; padding: 2.2em 6vw; display: flex; flex-direction: column; justify-content: center;
gap: .7em; scroll-snap-align: start; border-bottom: 1px solid var(--line) }}
h1 {{ font-size: 2.1em }} h2 {{ font-size: 1.5em }} h1, h2 {{ line-height: 1.3; margin: 0; text-wrap: balance }}
h1, h2, p, li, td, th {{ overflow-wrap: anywhere }} p, ul, ol {{ margin: 0 }} li {{ margin: .35em 0 }}
.small {{ font-size: .72em; color: var(--soft) }} .mark {{ color: var(--mark); font-weight: bold; font-size: .72em }}
.big {{ font-size: 1.35em; line-height: 1.45 }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
th {{ text-align: left; font-weight: normal; color: var(--soft); font-size: .72em }}
td, th {{ padding: .3em .6em .3em 0; vertical-align: top;
border-bottom: 1px solid var(--line) }}
td.figure, th {{ width: 27% }} td.figure b {{ display: block }} td.what, th:first-child {{ width: 46% }}
.bar {{ display: block; height: .5em; background: var(--bar); border-right: 3px solid var(--ink) }}
.right {{ font-weight: bold; border-left: .3em solid var(--mark); padding-left: .5em }}
.two {{ display: flex; gap: 4vw; align-items: center }} .two > :first-child {{ flex: 1; min-width: 0 }}
.picture {{ max-width: 38vw; max-height: 68vh; object-fit: contain }}
p + h2 {{ margin-top: .8em }}
.code {{ width: min(13em, 42vw); height: auto; display: block }}
@media (max-width: 600px) {{ .two {{ flex-direction: column; align-items: flex-start }}
.picture {{ max-width: 100% }}
td.figure, th {{ width: 30% }} td.what, th:first-child {{ width: 40% }}
h1 {{ font-size: 1.6em }} section {{ min-height: 0; padding: 2em 5vw }} }}
@page {{ size: 297mm 167mm; margin: 0 }}
@media print {{ html {{ font-size: 22pt; -webkit-print-color-adjust: exact; print-color-adjust: exact }}
section {{ min-height: 166mm; padding: 8mm 18mm; border: 0; break-after: page; break-inside: avoid }}
section:has(.picture) {{ font-size: .82em; padding: 6mm 18mm }} .two h1 {{ font-size: 1.6em }}
.picture {{ max-width: 110mm; max-height: 120mm }}
section:last-of-type {{ break-after: auto }} .code {{ width: 62mm }} }}
"""
SCRIPT = """
addEventListener("keydown", (event) => {
  const step = {ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
    Home: -1e6, End: 1e6}[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const slides = [...document.querySelectorAll("section")];
  const tops = slides.map((slide) => Math.abs(slide.getBoundingClientRect().top));
  const here = tops.indexOf(Math.min(...tops));
  slides[Math.max(0, Math.min(slides.length - 1, here + step))].scrollIntoView();
});
"""


def deck(title: str, slides: Iterable[str]) -> str:
    """Return the page of some slides; a slide is HTML, the title a text."""
    sections = "".join(f"<section>\n{slide}</section>\n" for slide in slides)
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n{sections}</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def paragraph(words: str, look: str = "") -> str:
    """Return a paragraph; nothing of nothing."""
    kind = f' class="{look}"' if look else ""
    return f"<p{kind}>{text(words)}</p>\n" if words else ""
