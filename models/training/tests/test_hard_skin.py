"""Lentigines, hairs and papules that are drawn on skin: of real size, where they may lie, and as their boxes say."""

import numpy as np
import pytest
from models.training.arrays import Floats, Image, Mask
from models.training.compose.hard_skin import KINDS, MARGIN, SCALE, bare_skin, drawn
from models.training.compositor.blemishes import LENTIGO, PAPULE, Spot

SHAPE = (600, 720)  # 60 x 50 mm
PLANTED: Spot = (360.0, 300.0, 80.0)


def skin_everywhere() -> Mask:
    return np.ones(SHAPE, bool)


def layer(kind: str, seed: int = 1, free: Mask | None = None) -> tuple[Floats, list[dict[str, float]]]:
    return drawn(kind, np.random.default_rng(seed), skin_everywhere() if free is None else free, [PLANTED])


def middles(boxes: list[dict[str, float]]) -> Floats:
    return np.array([[box["x"] + box["w"] / 2, box["y"] + box["h"] / 2] for box in boxes])


def test_plain_skin_is_the_photo_as_it_is() -> None:
    ratio, boxes = layer("plain")
    assert boxes == []
    assert (ratio == 1).all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_draws_the_same(kind: str) -> None:
    (first, boxes), (second, again) = layer(kind), layer(kind)
    assert boxes == again
    assert (first == second).all()


def test_dozens_of_lentigines_of_real_size_are_brown_inside_their_boxes() -> None:
    ratio, boxes = layer("lentigines")
    assert 35 <= len(boxes) <= 75  # 30 cm² of skin
    sizes = np.array([(box["w"] + box["h"]) / 2 for box in boxes]) / SCALE
    assert np.median(sizes) > LENTIGO[0]
    assert sizes.max() < 1.5 * LENTIGO[1]
    red, green, blue = np.array([ratio[int(y), int(x)] for x, y in middles(boxes)]).T
    assert np.median(red) < 0.97
    assert (red > green).mean() > 0.9
    assert (green > blue).mean() > 0.9


def test_papules_are_red_and_of_real_size() -> None:
    ratio, boxes = layer("papules")
    assert 5 <= len(boxes) <= 40
    assert all(PAPULE[0] <= box["w"] / SCALE <= PAPULE[1] for box in boxes)
    red, green, _ = np.array([ratio[int(y), int(x)] for x, y in middles(boxes)]).T
    assert (red > green).all()


@pytest.mark.parametrize("kind", ["lentigines", "papules"])
def test_spots_keep_clear_of_what_is_planted_and_off_what_is_no_skin(kind: str) -> None:
    free = skin_everywhere()
    free[:, :200] = False
    _, boxes = layer(kind, free=free)
    x, y = middles(boxes).T
    assert (x > 200 + SCALE).all()
    assert (np.hypot(x - PLANTED[0], y - PLANTED[1]) > PLANTED[2] / 2).all()


def test_hairs_are_thin_dark_lines_that_may_cross_what_is_planted() -> None:
    ratio, boxes = layer("hairs")
    assert boxes == []
    assert ratio.max() <= 1
    dark = ratio.mean(axis=2) < 0.75
    assert 0.005 < dark.mean() < 0.25
    runs = np.diff(np.flatnonzero(np.diff(np.pad(dark.astype(int), ((0, 0), (1, 1))).ravel())))[::2]
    assert np.median(runs) <= 0.4 * SCALE  # along a row: hairs lie aslant
    x, y, size = (int(side) for side in PLANTED)
    assert dark[y - size // 2 : y + size // 2, x - size // 2 : x + size // 2].any()


def test_bare_skin_is_neither_dark_nor_cloth_nor_a_masked_part() -> None:
    rng = np.random.default_rng(3)
    photo: Image = np.clip(rng.normal((205, 160, 135), 4, (400, 600, 3)), 0, 255).astype(np.uint8)
    photo[:, :150] = 10
    photo[:, 150:300] = (60, 70, 160)
    photo[:, 450:] = (205, 160, 135)  # painted over
    free = bare_skin(photo)
    assert free[MARGIN + 20 : -MARGIN - 20, 340:410].all()
    assert not free[:, :300].any()
    assert not free[:, 460:].any()
