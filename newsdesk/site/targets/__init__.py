"""Every file of the website as a target: where it lies, a fingerprint of all that it shows, and how it is made."""

from newsdesk.site.targets.target import Laid, Printed, Target, fingerprint

__all__ = ["Laid", "Printed", "Target", "fingerprint"]
