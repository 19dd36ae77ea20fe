"""The record of one year that leaves the house: what was registered, approved, told and taken over, and its proof."""

from newsdesk.office.bundle.archive import MANIFEST, bundled
from newsdesk.office.bundle.history import History, Version
from newsdesk.office.bundle.verify import Verdict, verify
from newsdesk.office.bundle.year import Year

__all__ = ["MANIFEST", "History", "Verdict", "Version", "Year", "bundled", "verify"]
