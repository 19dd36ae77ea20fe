"""What is said in a sound, for players and readers: WebVTT, and chapters where the text has parts. Pure."""

import json
from collections.abc import Iterator
from datetime import timedelta

from newsdesk.model.cue import Cue, Timing
from newsdesk.model.story import Story
from newsdesk.site.edition import Sound

WIDTH = 42
"""Characters of a caption's line, as subtitles have them."""
MILLISECOND = timedelta(milliseconds=1)
ENDS_WELL = (", ", "; ", ": ")
"""Signs after which a line had better end."""
TOLD = {
    Timing.VOICE: "Thời điểm của từng câu do giọng máy báo lại khi đọc.",
    Timing.PAUSES: "Thời điểm của từng câu được dò theo những quãng nghỉ trong bản thu.",
    Timing.LENGTHS: "Không dò được thời điểm của từng câu; thời điểm của mỗi đoạn là ước tính theo độ dài.",
}
CHAPTERS_VERSION = "1.2.0"
"""Of Podcasting 2.0's JSON chapters."""


def webvtt(sound: Sound) -> str:
    """Return the captions of a sound: a cue for each sentence, its text in lines that fit a screen."""
    heads = ["WEBVTT", f"NOTE Tiếng Việt (vi). {TOLD[sound.timing]}"]
    return "\n\n".join([*heads, *(_cue(number, cue) for number, cue in enumerate(sound.cues, 1))]) + "\n"


def _cue(number: int, cue: Cue) -> str:
    start, end = cue.start // MILLISECOND, cue.end // MILLISECOND
    text = "\n".join(escaped(line) for line in lines(cue.text))
    return f"{number}\n{clock(start)} --> {clock(max(end, start + 1))}\n{text}"


def clock(milliseconds: int) -> str:
    """Return a time as WebVTT writes it."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def escaped(text: str) -> str:
    """Return a text in which nothing is a tag, a reference or an arrow."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def lines(text: str) -> Iterator[str]:
    """Yield a sentence in lines that fit, each broken after a comma where one stands in its second half."""
    rest = " ".join(text.split()) or "…"
    while len(rest) > WIDTH:
        room = rest[: WIDTH + 1]
        comma = max(room.rfind(sign) for sign in ENDS_WELL) + 1
        blank = comma if comma > WIDTH // 2 else room.rfind(" ")
        kept = blank if blank > 0 else (rest.find(" ") if " " in rest else len(rest))
        yield rest[:kept]
        rest = rest[kept:].lstrip()
    if rest:
        yield rest


def parts(story: Story, sound: Sound) -> tuple[tuple[timedelta, str], ...]:
    """Return the beginning and title of each part of a sound; nothing where it is all of one piece."""
    headed = [(cue.start, cue.heading) for cue in sound.cues if cue.heading]
    return ((timedelta(), shown_title(story)), *headed) if headed else ()


def shown_title(story: Story) -> str:
    """Return the title as it stands alone in players: a sample says that it is one."""
    return f"{story.title} (bài mẫu)" if story.header.sample else story.title


def chapters(story: Story, sound: Sound) -> str:
    """Return the chapters of a sound that has parts, as podcast players read them."""
    step = timedelta(seconds=1) if sound.timing is Timing.LENGTHS else timedelta(milliseconds=100)
    listed = [
        {"startTime": (start // step * step).total_seconds(), "title": title} for start, title in parts(story, sound)
    ]
    told = {"version": CHAPTERS_VERSION, "title": shown_title(story), "chapters": listed}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def texts(story: Story, sound: Sound) -> Iterator[tuple[str, str]]:
    """Yield place and content of the text files that stand beside a story's sound."""
    if captions := captions_place(story, sound):
        yield captions, webvtt(sound)
    if in_parts := chapters_place(story, sound):
        yield in_parts, chapters(story, sound)


def captions_place(story: Story, sound: Sound) -> str:
    """Return where the captions of a story lie; nothing where there are none."""
    return f"am-thanh/{story.slug}.vtt" if sound.cues else ""


def chapters_place(story: Story, sound: Sound) -> str:
    """Return where the chapters of a story lie; nothing where it is all of one piece."""
    return f"am-thanh/{story.slug}.chapters.json" if parts(story, sound) else ""
