"""Lengths and places in a recording, as people say them."""

from datetime import timedelta


def place_in(at: timedelta) -> str:
    """Return where something is: `phút 1 giây 05`."""
    minutes, seconds = divmod(int(at.total_seconds()), 60)
    return f"phút {minutes} giây {seconds:02d}"


def lasting(length: timedelta) -> str:
    """Return how long something is: `12 giây`, `1 phút 05 giây`."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    return f"{minutes} phút {seconds:02d} giây" if minutes else f"{seconds} giây"
