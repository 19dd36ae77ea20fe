"""The only door to the disk: whole files in, whole files out, trees that change places in one step."""

from newsdesk.files.book import Book
from newsdesk.files.entries import Entry, entries
from newsdesk.files.faults import machine_faults
from newsdesk.files.glances import NO_MARK, SETTLED, Glances, Mark, Sight, mark_of, stamp_of, state_mark
from newsdesk.files.links import is_link, links_below
from newsdesk.files.lock import hold, only_one
from newsdesk.files.looks import Look, look_of, looks
from newsdesk.files.reading import (
    bytes_if_there,
    digest,
    digest_of,
    exists,
    head,
    inside,
    listing,
    names_in,
    nfc,
    read_text,
    sha256_of,
    text_if_there,
    tree,
)
from newsdesk.files.resting import State, marks_below, names_below
from newsdesk.files.trees import change_all, differing, link, link_tree, mend_interrupted, take_place, take_places
from newsdesk.files.twins import Twin
from newsdesk.files.writing import (
    copy,
    for_notepad,
    fresh_folder,
    put,
    remove,
    remove_tree,
    sweep,
    sweep_here,
    whole,
    write_all,
    write_if_changed,
    write_over,
)

__all__ = [
    "NO_MARK",
    "SETTLED",
    "Book",
    "Entry",
    "Glances",
    "Look",
    "Mark",
    "Sight",
    "State",
    "Twin",
    "bytes_if_there",
    "change_all",
    "copy",
    "differing",
    "digest",
    "digest_of",
    "entries",
    "exists",
    "for_notepad",
    "fresh_folder",
    "head",
    "hold",
    "inside",
    "is_link",
    "link",
    "link_tree",
    "links_below",
    "listing",
    "look_of",
    "looks",
    "machine_faults",
    "mark_of",
    "marks_below",
    "mend_interrupted",
    "names_below",
    "names_in",
    "nfc",
    "only_one",
    "put",
    "read_text",
    "remove",
    "remove_tree",
    "sha256_of",
    "stamp_of",
    "state_mark",
    "sweep",
    "sweep_here",
    "take_place",
    "take_places",
    "text_if_there",
    "tree",
    "whole",
    "write_all",
    "write_if_changed",
    "write_over",
]
