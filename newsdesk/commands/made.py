"""What was made is said: in the same words whichever command made it, and in a moment where nothing was loaded."""

from newsdesk.commands import console

SCRIPTS = "audio_scripts/scripts"


def say_scripts(scripts: int, written: int) -> None:
    """Say how many scripts there are, and how many of their files changed."""
    console.say(f"{scripts} lời phát thanh trong {SCRIPTS}/, {written} thay đổi.")


def say_pages(stories: int, pages: int) -> None:
    """Say what the website consists of and where it is."""
    console.say(f"Trang web: {stories} bài, {pages} trang, mở output/site/index.html.")
