"""How each guide is followed; the order of the steps is the order of the guide."""

from collections.abc import Callable
from pathlib import Path

from tests.guides import walk_bien_tap_vien, walk_phat_thanh_vien
from tests.guides.camera import Camera

Walk = Callable[[Camera, Path], None]

WALKS: dict[str, Walk] = {
    "bien-tap-vien": walk_bien_tap_vien.walk,
    "phat-thanh-vien": walk_phat_thanh_vien.walk,
}
"""By the guide's slug; each is given the desk's folder, which it may change."""
