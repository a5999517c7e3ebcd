"""The boxes that the detector learns: where a lesion ends, and which count."""

from pathlib import Path

import numpy as np
import pytest
from models.training.arrays import Floats, Image
from models.training.compositor.colour import looks_brown
from models.training.compositor.lesions import (
    EDGE,
    SMALLEST,
    Library,
    Pasted,
    Patch,
    clip_box,
    is_pigmented,
    paste,
    visible_box,
)
from models.training.compositor.noise import BLOOD, Box
from models.training.compositor.placement import overlaps, still_visible
from models.training.compositor.recipe import Recipe
from models.training.compositor.scene import Materials, compose

BROWN = np.array([0.5, 0.9, 1.3], np.float32)  # absorption of red, green and blue


def spot(side: int, radius: float, softness: float, pigment: Floats = BROWN, depth: float = 0.8) -> Patch:
    """A round lesion: full inside `radius`, fading over about `softness` px."""
    ys, xs = np.mgrid[:side, :side] - (side - 1) / 2
    body = 1 / (1 + np.exp((np.hypot(xs, ys) - radius) / softness))
    return Patch(np.exp(-depth * body[..., None] * pigment).astype(np.float32), "test", "naevus")


def found(patch: Patch) -> Box:
    box = visible_box(patch.ratio)
    assert box is not None
    return box[0]


@pytest.mark.parametrize("softness", [1, 3, 6])
def test_the_box_of_a_soft_lesion_ends_where_its_contrast_has_faded(softness: float) -> None:
    patch = spot(161, 40, softness)
    x, y, w, h = found(patch)
    assert (x + w / 2, y + h / 2) == pytest.approx((80.5, 80.5), abs=1)
    contrast = np.abs(1 - patch.ratio).mean(axis=2)
    left, just_outside = contrast[80, round(x) + 1] / contrast.max(), contrast[80, round(x) - 2] / contrast.max()
    assert just_outside < EDGE < left + 0.06
    assert w == pytest.approx(h, abs=1)


def test_a_softer_rim_makes_a_larger_box() -> None:
    widths = [found(spot(161, 40, softness))[2] for softness in (1, 3, 6)]
    assert widths == sorted(widths)
    assert 80 <= widths[0] <= 88
    assert widths[2] > widths[0] + 8


def test_what_nobody_sees_has_no_box() -> None:
    assert visible_box(spot(81, 20, 2, depth=0.02).ratio) is None


def on_skin(
    patch: Patch, centre: tuple[float, float], size: float, seed: int = 5
) -> tuple[Floats, Floats, Pasted | None]:
    before = np.full((120, 160, 3), 0.6, np.float32)
    skin = before.copy()
    return before, skin, paste(skin, patch, centre, size, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(6))
def test_a_pasted_lesion_lies_in_its_box_and_its_box_in_the_picture(seed: int) -> None:
    rng = np.random.default_rng(seed)
    centre, size = (float(rng.uniform(0, 160)), float(rng.uniform(0, 120))), float(rng.uniform(15, 90))
    before, skin, pasted = on_skin(spot(101, 30, 3), centre, size, seed)
    if pasted is None:
        return
    x, y, w, h = pasted.box
    assert x >= 0
    assert y >= 0
    assert x + w <= 160
    assert y + h <= 120
    changed = np.abs(skin - before).mean(axis=2)
    rows, columns = np.nonzero(changed > 0.3 * changed.max())
    assert columns.min() >= x - 1.5
    assert columns.max() <= x + w + 1.5
    assert rows.min() >= y - 1.5
    assert rows.max() <= y + h + 1.5


def counts(patch: Patch, centre: tuple[float, float] = (80, 60), size: float = 60) -> bool:
    pasted = on_skin(patch, centre, size)[2]
    return pasted is not None and pasted.counts


def test_which_lesions_count() -> None:
    assert counts(spot(101, 30, 3))
    assert not counts(spot(101, 30, 3, depth=0.07)), "a faint one"
    assert counts(spot(101, 30, 3, BLOOD * 1.5)), "a red one, too"
    assert not counts(spot(101, 30, 3), size=SMALLEST), "a tiny one"
    assert not counts(spot(101, 30, 3), centre=(0, 60)), "one cut by the border"


def test_pigment_is_told_from_blood() -> None:
    assert is_pigmented(spot(61, 20, 2).ratio)
    assert not is_pigmented(spot(61, 20, 2, BLOOD).ratio)


def picture_of(pigment: Floats, depth: float = 0.6) -> Image:
    """A spot of 40 px in the middle of lit skin."""
    ratio = spot(161, 20, 2, pigment * depth).ratio
    return np.clip(np.array([210, 165, 140]) * ratio, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("gain", [0.6, 1.0, 1.15])
def test_brown_looks_brown_and_red_red_in_any_light(gain: float) -> None:
    box = (60.0, 60.0, 40.0, 40.0)
    brown, red = picture_of(BROWN), picture_of(BLOOD)
    assert looks_brown((brown * gain).astype(np.uint8), box) > 0.8
    assert looks_brown((red * gain).astype(np.uint8), box) < 0.25
    assert looks_brown(np.full((160, 160, 3), 180, np.uint8), box) == 0, "plain skin"


def test_boxes_are_clipped_to_the_picture() -> None:
    assert clip_box((-5, 10, 20, 200), (100, 150)) == (0, 10, 15, 90)


def test_cloth_over_a_lesion_makes_it_ignored_or_takes_it_away() -> None:
    bare = np.ones((100, 100), np.float32)
    lesion = (40.0, 40.0, 20.0, 20.0, 1.0)
    assert still_visible(lesion, bare) == lesion
    bare[:, :45] = 0
    assert still_visible(lesion, bare) == (40, 40, 20, 20, 0)
    bare[:, :60] = 0
    assert still_visible(lesion, bare) is None


def test_boxes_nearer_than_the_gap_overlap() -> None:
    assert overlaps((0, 0, 10, 10), [(13, 0, 10, 10)])
    assert not overlaps((0, 0, 10, 10), [(15, 0, 10, 10)])


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two clinical and two dermoscopic cut-outs, and two patches of skin."""
    patches = [spot(80, radius, 3).ratio for radius in (14, 20, 26, 30)]
    np.savez(
        tmp_path / "lesions-train.npz",
        ratio=np.stack([(patch * 128).astype(np.uint8) for patch in patches]),
        alpha=np.full((4, 80, 80), 255, np.uint8),
        extent=np.full((4, 2), 80, np.int32),
        source=np.array(["pad-ufes-20"] * 2 + ["isic-dermoscopic"] * 2),
        diagnosis=np.array(["NEV", "MEL", "nevus", "melanoma"]),
        image=np.array(["a.png", "b.png", "c.png", "d.png"]),
    )
    np.savez(tmp_path / "skin-train.npz", texture=np.full((2, 128, 128, 3), 128, np.uint8))
    return tmp_path


def test_scenes_keep_their_boxes_in_the_picture_and_follow_from_their_seed(library: Path) -> None:
    materials, recipe = Materials(Library(library, "train"), []), Recipe(side=160, least=3, no_skin=0, bare=0)
    total = 0
    for seed in range(12):
        scene, again = (compose(np.random.default_rng(seed), materials, recipe) for _ in range(2))
        assert scene.image.shape == (160, 160, 3)
        assert np.array_equal(scene.image, again.image)
        assert np.array_equal(scene.boxes, again.boxes)
        x, y, w, h, counted, brown = scene.boxes.T
        assert (x >= 0).all()
        assert (y >= 0).all()
        assert (x + w <= 160.01).all()
        assert (y + h <= 160.01).all()
        assert set(counted) <= {0, 1}
        assert ((brown >= 0) & (brown <= 1)).all()
        assert len(scene.sources) == len(scene.diagnoses) == len(scene.boxes)
        total += len(scene.boxes)
    assert total > 20
