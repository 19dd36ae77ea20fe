"""People as a narrow column lists them: the first by name, the others by their number."""

from collections.abc import Sequence

MOST = 6
"""How many people a form or a sheet names: of sixty each would fill a page of its own."""


def first_of(people: Sequence[str], most: int = MOST) -> str:
    """Return the first people and how many there are beside them."""
    more = [f"và {len(people) - most} người khác"] if len(people) > most else []
    return "; ".join([*people[:most], *more])
