"""How each guide is followed; the order of the steps is the order of the guide."""

from collections.abc import Callable
from pathlib import Path

from tests.guides import (
    walk_bien_tap_vien,
    walk_don_vi_dang_ky,
    walk_lanh_dao_duyet,
    walk_may_phat_loa,
    walk_nguoi_bao_tri,
    walk_phat_thanh_vien,
    walk_thu_ky_hoi_dong,
)
from tests.guides.camera import Camera

Walk = Callable[[Camera, Path], None]

WALKS: dict[str, Walk] = {
    "bien-tap-vien": walk_bien_tap_vien.walk,
    "phat-thanh-vien": walk_phat_thanh_vien.walk,
    "don-vi-dang-ky": walk_don_vi_dang_ky.walk,
    "thu-ky-hoi-dong": walk_thu_ky_hoi_dong.walk,
    "lanh-dao-duyet": walk_lanh_dao_duyet.walk,
    "may-phat-loa": walk_may_phat_loa.walk,
    "nguoi-bao-tri": walk_nguoi_bao_tri.walk,
}
"""By the guide's slug; each is given the desk's folder, which it may change."""
