"""What was made is said: in the same words whichever command made it, and in a moment where nothing was loaded."""

from newsdesk.commands import console
from newsdesk.messages import grouped

SCRIPTS = "audio_scripts/scripts"


def say_scripts(scripts: int, written: int) -> None:
    """Say how many scripts there are, and how many of their files changed."""
    console.say(f"{grouped(scripts)} lời phát thanh trong {SCRIPTS}/, {grouped(written)} thay đổi.")


def say_pages(stories: int, pages: int) -> None:
    """Say what the website consists of and where it is."""
    console.say(f"Trang thông tin: {grouped(stories)} bài, {grouped(pages)} trang, mở output/site/index.html.")
