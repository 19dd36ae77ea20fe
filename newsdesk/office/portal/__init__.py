"""One story as an office pastes it into the portal that is there already."""

from newsdesk.office.portal.article import Article, Told, article
from newsdesk.office.portal.online import missing_online
from newsdesk.office.portal.package import Sounding, package

__all__ = ["Article", "Sounding", "Told", "article", "missing_online", "package"]
