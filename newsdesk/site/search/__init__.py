"""What a visitor's browser searches: the words of the pages, cut into files that are loaded when somebody searches."""

from newsdesk.site.search.parts import CONTENTS, entry, search_parts

__all__ = ["CONTENTS", "entry", "search_parts"]
