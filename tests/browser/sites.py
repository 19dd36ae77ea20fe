"""The two websites that browsers visit: one of everything with real sound, and one of texts that no layout expects."""

import functools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg
from newsdesk.model.cue import Cue
from newsdesk.model.library import Library
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import Evidence, Link, Story
from newsdesk.site.build import build
from newsdesk.site.edition import Sound
from tests.builders import TODAY, a_facility, a_library, a_page, a_person, a_slip, a_story, approved
from tests.site.desk import PIXEL, ROOT, a_desk

HEARD = ("bep-sach", "noi-bo", *(f"bai-{number}" for number in range(6)))
"""Stories with a sound; one of them may not be told on the page."""
LENGTH = timedelta(seconds=8)
SENTENCES = ("Mở đầu.", "Trước kia cả bếp chung một cửa.", "Nay rau vào cửa đông.", "Cơm ra cửa tây.")

WORD = "Nghiêng" * 24
"""A word that fits on no line."""
LONG = " ".join(["Nghiêng ngả"] * 30)
"""A title of sixty words."""
EMOJI = "👨‍👩‍👧‍👦 🇻🇳 👍🏽 Bếp ❤️ 1️⃣"
RIGHT_TO_LEFT = "שלום עולם, bếp مرحبا بالعالم ٠١٢٣"
STACKED = "Ẫ ễ ỗ ự " * 12
HUGE = "\n".join(
    [
        "|" + "|".join(f" Cột số {number} " for number in range(14)) + "|",
        "|" + "---|" * 14,
        *(
            "|" + "|".join(f" {1_234_567 * (row + column)} kg{WORD[:40]} " for column in range(14)) + "|"
            for row in range(40)
        ),
    ]
)
UGLY = f"""{LONG} {WORD}

https://vi-du.vn/{"rat-dai-" * 40}

{HUGE}

```
{"mã không ngắt dòng " * 30}
```

- một
  - hai
    - ba {WORD}
      - bốn
        - năm {LONG}

> {WORD}
>
> > {LONG}

![{WORD}](to.png "{LONG}")

{EMOJI} {RIGHT_TO_LEFT} {STACKED}
"""


@functools.cache
def a_sound(length: timedelta = LENGTH) -> bytes:
    """Return a real MP3: a quiet tone."""
    tone = f"sine=frequency=330:sample_rate=24000:duration={length.total_seconds()}"
    words = ["-f", "lavfi", "-i", tone, "-af", "volume=-20dB", "-ac", "1", "-b:a", "48k", "-f", "mp3", "-"]
    return ffmpeg.run(words)


def small_site(folder: Path, address: str, desk: Path) -> None:
    """Print the small desk's website, with sounds, for an address."""
    print_site(a_desk(address=address), folder, desk=desk, heard=HEARD)


def hostile_site(folder: Path, address: str, desk: Path) -> None:
    """Print the website of texts that no layout expects."""
    library = a_library(
        *(approved(story) for story in hostile_stories()),
        slips=(a_slip("PDY-1"),),
        facility=a_facility(address=address),
        pages=(a_page("dai", LONG, body=UGLY, links=(Link("to.png", 1, shows=True),)),),
        images={"to.png": "f" * 32},
    )
    print_site(library, folder, desk=desk, heard=tuple(story.slug for story in library.stories))


def hostile_stories() -> Iterator[Story]:
    """Yield a story for each thing that breaks layouts."""
    titles = (WORD, LONG, EMOJI, RIGHT_TO_LEFT, STACKED, "A", "Bài <b>đậm</b> & \u202eđảo\u202c")
    everything = a_story(
        "tat-ca",
        title=f"{LONG} {WORD}",
        summary=f"{WORD} {LONG}",
        body=UGLY,
        links=(Link("to.png", 1, shows=True),),
        pictures={"to.png": "f" * 32},
        image="to.png",
        image_alt=LONG,
        people=(a_person(WORD, post=LONG, consent="PDY-1"),),
        evidence=tuple(Evidence(claim=f"{number} {WORD}", period=WORD, source=LONG) for number in range(12)),
        lesson=LONG,
        question=WORD,
        tags=(*(f"thẻ {number}" for number in range(98)), WORD, LONG),
        date=date(2026, 11, 1),
    )
    yield everything
    for number, title in enumerate(titles):
        yield a_story(f"la-{number}", title=title, summary=title, tags=(title,), body=f"{title}\n")


def print_site(library: Library, folder: Path, *, desk: Path, heard: tuple[str, ...]) -> None:
    """Print a Library's website with a real sound for each of these stories."""
    desk.mkdir(parents=True, exist_ok=True)
    for name in library.images:
        (desk / name).write_bytes(PIXEL)
    (desk / "tone.mp3").write_bytes(a_sound())
    sound = Sound(desk / "tone.mp3", LENGTH, synthetic=True, cues=tuple(cues()))
    folder.mkdir(parents=True, exist_ok=True)
    airs = rundown(heard[0])
    tomorrow = replace(airs, day=TODAY + timedelta(days=1))
    build(library, dict.fromkeys(heard, sound), folder, images=desk, today=TODAY, root=ROOT, rundowns=(airs, tomorrow))


def cues() -> Iterator[Cue]:
    """Yield a cue of two seconds for each sentence."""
    for number, sentence in enumerate(SENTENCES):
        starts = timedelta(seconds=2 * number)
        yield Cue(starts, starts + timedelta(seconds=1.8), sentence, opens_paragraph=number == 2)


def rundown(slug: str) -> Rundown:
    """Return a programme of today that tells one story."""
    item = Item(
        part=Part.EXEMPLAR, title="Bài", starts=timedelta(), length=LENGTH, slug=slug, digest="0" * 32,
        voice="Giọng máy", synthetic=True,
    )  # fmt: skip
    return Rundown(
        day=TODAY, slot="sang", programme="p", title="Chào ngày mới", opens=time(5, 45),
        slot_length=timedelta(minutes=10), items=(item,),
    )  # fmt: skip
