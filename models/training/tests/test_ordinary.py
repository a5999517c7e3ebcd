"""Drawn spots: what a crop of one shows, whatever skin it lies on."""

import numpy as np
import pytest
from models.training.arrays import Image
from models.training.classifier.ordinary import SHARES, SPOT, dark_papule, drawn, in_company, lay, ordinary_spot
from models.training.classifier.photos import SIZE

SKIN = np.full((120, 120, 3), (224, 182, 158), np.uint8)
HUE = np.array([0.4, 0.85, 1.2], np.float32)


def middle(image: Image) -> float:
    half, reach = SIZE // 2, int(SPOT / 4)
    return float(image[half - reach : half + reach, half - reach : half + reach, 1].mean())


def test_the_same_seed_draws_the_same_crop() -> None:
    one, again = (ordinary_spot([SKIN], np.random.default_rng(5)) for _ in range(2))
    assert one.shape == (SIZE, SIZE, 3)
    assert np.array_equal(one, again)


@pytest.mark.parametrize("kind", sorted(set(SHARES) - {"dome"}))
def test_every_kind_takes_green_light_away_and_ends_at_its_own_border(kind: str) -> None:
    ratio = drawn(kind, SPOT, 0.0, HUE, np.random.default_rng(3))
    light = np.ones((SIZE, SIZE, 3), np.float32)
    lay(light, ratio, (SIZE / 2, SIZE / 2))
    assert light[:, :, 1].min() < 0.95
    assert np.abs(light[0] - 1).max() < 0.02 and np.abs(light[:, -1] - 1).max() < 0.02


def test_a_spot_at_the_border_is_cut_off() -> None:
    light = np.ones((SIZE, SIZE, 3), np.float32)
    lay(light, np.full((40, 40, 3), 0.5, np.float32), (0.0, 0.0))
    assert light[5, 5, 0] < 0.7
    assert light[30:, 30:].min() == 1


def test_a_dark_papule_is_darker_than_the_skin_around_it() -> None:
    crops = [dark_papule([SKIN], np.random.default_rng(seed)) for seed in range(6)]
    assert all(middle(crop) < 0.85 * float(crop[:12, :, 1].mean()) for crop in crops)


def test_company_lies_around_a_lesion_and_hardly_touches_its_middle() -> None:
    crop = np.full((SIZE, SIZE, 3), 150, np.uint8)
    crowded = [in_company(crop, np.random.default_rng(seed)) for seed in range(6)]
    assert all(abs(middle(image) - 150) < 12 for image in crowded)
    assert all(int(image[:, :, 1].min()) < 135 for image in crowded)
