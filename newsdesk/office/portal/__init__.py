"""One story as an office pastes it into the portal that is there already."""

from newsdesk.office.portal.article import Article, Told, article
from newsdesk.office.portal.online import added_online, missing_online
from newsdesk.office.portal.package import Sounding, package

__all__ = ["Article", "Sounding", "Told", "added_online", "article", "missing_online", "package"]
