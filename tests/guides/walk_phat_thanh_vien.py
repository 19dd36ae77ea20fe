"""How the announcer's guide is followed: a text chosen, read, handed in as a file and by microphone, and aired."""

import re
from pathlib import Path

from newsdesk.audio import ffmpeg
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import reading
from newsdesk.commands.record import readable_texts
from newsdesk.model.script import Script
from tests.guides.camera import Camera
from tests.guides.make import TODAY
