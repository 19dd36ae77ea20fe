"""What a page cannot say of itself, said to the server: `_headers`, as Cloudflare Pages and Netlify read it.

Two rules that match join their values at one of the two, so no header stands in two rules that meet: whatever has no
rule of its own is asked for anew each time, as both hosts do of themselves. `docs/hosting.md` says the same for others.
"""

from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition

FOR_EVER = "public, max-age=31536000, immutable"
A_MONTH = "public, max-age=2592000"
EVERYWHERE = {
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""For every answer; the pages' own policy is narrower and comes with them."""
HTTPS_ALONE = {"Strict-Transport-Security": "max-age=31536000"}
"""For a year, and for this host alone: of its neighbours we know nothing."""
PLACE = "_headers"


def headers(edition: Edition, assets: Assets) -> str:
    """Return the file for a website; only one whose address is HTTPS asks browsers to keep to it."""
    rules = {
        "/*": EVERYWHERE | (HTTPS_ALONE if edition.home.startswith("https://") else {}),
        "/hinh/*": {"Cache-Control": FOR_EVER},
        f"/{assets.first_place}": {"Cache-Control": FOR_EVER},
        f"/{assets.script_place}": {"Cache-Control": FOR_EVER},
        "/theme/fonts/*": {"Cache-Control": A_MONTH},
    }
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {told}\n" for name, told in rule.items()) for path, rule in rules.items()
    )
