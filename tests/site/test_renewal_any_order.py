"""Changes of every kind in any order, each followed by a publish: what stands is always what is made from nothing."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from newsdesk import files
from newsdesk.files import tree
from tests.site.changing import World, amiss, untouched
from tests.site.edits import EDITS

WORDS = st.sampled_from(["bếp", "Bếp", "rau", "<b>", "“đỗ”", "chum giá", "chum  giá"])


class Publishes(RuleBasedStateMachine):
    """A desk on which people change this and that, and publish."""

    @initialize()
    def first(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="newsdesk-"))
        self.world = World(self.folder)
        self.begun = self.world.kept()
        self.world.publish()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        before = files.looks(self.world.site)
        made = self.world.publish()
        assert amiss(self.world) == []
        assert untouched(before, files.looks(self.world.site), made) == []

    @rule(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3))
    def change(self, names: list[str]) -> None:
        for name in names:
            try:
                EDITS[name](self.world)
            except (KeyError, ValueError, AssertionError, FileNotFoundError):
                continue  # of a story, a page or a part of a template that is gone
        self.publish()

    @rule(back=st.booleans())
    def go_back(self, back: bool) -> None:
        if back:
            self.world.go_back(self.begun)
        self.publish()

    @rule(slug=st.sampled_from(["bep-sach", "vuon-rau", "ca-dem"]), tags=st.lists(WORDS, max_size=3), title=WORDS)
    def write(self, slug: str, tags: list[str], title: str) -> None:
        if slug in self.world.stories:
            self.world.edit(slug, title=title, tags=tuple(tags))
        self.publish()

    @rule(number=st.integers(min_value=0), gone=st.booleans())
    def spoil(self, number: int, gone: bool) -> None:
        paths = [path for path in tree(self.world.site).values() if path.suffix != ".mp3"]
        path = paths[number % len(paths)]
        path.unlink()
        if not gone:
            path.write_bytes(b"x")
        self.publish()

    @rule(name=st.sampled_from(sorted(EDITS)), exchanged=st.booleans())
    def be_killed(self, name: str, exchanged: bool) -> None:
        try:
            EDITS[name](self.world)
        except (KeyError, ValueError, AssertionError, FileNotFoundError):
            return
        new = self.world.beside()
        if exchanged:
            files.change_all(new.pairs)


TestPublishes = Publishes.TestCase
TestPublishes.settings = settings(
    max_examples=4, stateful_step_count=5, deadline=None, suppress_health_check=list(HealthCheck)
)
