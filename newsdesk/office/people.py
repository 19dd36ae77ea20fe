"""People as a narrow column lists them: the first by name, the others by their number."""

from collections.abc import Sequence

NARROW, WIDE = 3, 6
"""How many people a column of a table and a line of a sheet name: sixty would fill page after page."""


def first_of(people: Sequence[str], most: int) -> str:
    """Return the first people and how many there are beside them."""
    more = [f"và {len(people) - most} người khác"] if len(people) > most else []
    return "; ".join([*people[:most], *more])
