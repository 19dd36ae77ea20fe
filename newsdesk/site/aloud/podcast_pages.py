"""Pelican writes the podcasts by their template, and every page learns where they are."""

from typing import Any

from pelican.generators import Generator

from newsdesk.site.aloud.podcast import Podcasts


class PodcastGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """The feeds of what can be heard: the facility's and each field's."""

    def generate_context(self) -> None:
        """Let templates say `podcasts.feed` and `podcasts.field_feed(key)`."""
        self.podcasts = Podcasts(self.settings["EDITION"])
        self.context["podcasts"] = self.podcasts

    def generate_output(self, writer: Any) -> None:
        """Write each podcast."""
        for podcast in self.podcasts.every():
            writer.write_file(podcast.place, self.get_template("podcast"), self.context, podcast=podcast, url="")


def podcast_generator(_pelican: Any) -> type[Generator]:
    """Answer Pelican's question for generators."""
    return PodcastGenerator
