"""The sheet for a morning briefing as it would be printed of a story today."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

from newsdesk.council.briefings import Turn, reader, rules_of
from newsdesk.desk.story.subject import Subject
from newsdesk.model.library import may_tell
from newsdesk.model.programme import Weekday
from newsdesk.model.story import Channel
from newsdesk.office.telling.briefing import briefing_sheet
from newsdesk.office.telling.briefing_html import briefing_page

NOT_YET = (
    '<p style="margin:0 0 10pt;padding:4pt 8pt;border:1pt solid #000;font-size:11pt">'
    "<b>Bản xem trước, chưa được đọc ở giao ban.</b> Đừng in phiếu này: bài chưa đủ điều kiện để kể.</p>"
)
"""What stands above a sheet that nobody may read out yet."""
WITHIN = re.compile(r"<style>(.*?)</style>|\sstyle=\"([^\"]*)\"", re.DOTALL)


def briefing(subject: Subject) -> str:
    """Return the sheet as a page: as the unit would get it whose turn comes next."""
    rules = rules_of(subject.library.papers)
    coming = (subject.today + timedelta(days=ahead) for ahead in range(7))
    day = next((one for one in coming if Weekday.of(one) in rules.days), subject.today)
    told = subject.allowances.reduced(subject.story, Channel.BRIEFING, day)
    turn = Turn(day=day, opens=rules.opens, unit=reader(rules, subject.library.facility, day), story=told)
    sheet = briefing_sheet(turn, replace(subject.library, stories=(subject.story,)))
    if sheet is None:
        return ""
    page = briefing_page(sheet)
    return page if day_told(subject, day) else page.replace("<body>\n", f"<body>\n{NOT_YET}\n", 1)


def day_told(subject: Subject, day: date) -> bool:
    """Whether a briefing of a day may tell the story as it stands: only then is the sheet one to print."""
    story = subject.story
    withheld = subject.allowances.withheld(story, Channel.BRIEFING, day)
    return may_tell(story, Channel.BRIEFING, day) and not withheld


def policy(page: str) -> str:
    """Return the Content-Security-Policy under which a page has the styles that stand in it, and nothing else."""
    styles = [whole or unescape(attribute) for whole, attribute in WITHIN.findall(page)]
    digests = sorted({f"'sha256-{_digest(style)}'" for style in styles})
    style = f"style-src 'unsafe-hashes' {' '.join(digests)}" if digests else "style-src 'none'"
    return "; ".join(["default-src 'none'", style, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"])


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
