"""What calibration and evaluation look at: photos of one part as the product crops them. Nothing here is augmented."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Image, Ints, Mask, Names
from .backgrounds import background, skin_edge
from .pen_marks import MARKED
from .photos import (
    BACKGROUND,
    SIZE,
    SKIN,
    SKIN_EDGE,
    Photo,
    closeup,
    load_photos,
    read_rgb,
    rows,
    widefield,
)
from .skin import MONK, display, linear, skin, skin_patches

DIAMETERS = (15, 25, 40, 80)  # px of the lesion in the wide-field photo
DARK_TONE = 7  # index into MONK: Monk 8


@dataclass
class View:
    """Crops [n, 192, 192, 3]; label, diagnosis, unit (person, image or crop) and, in the test part, pen of each."""

    crops: Image
    labels: Ints
    diagnoses: Names
    units: list[str]
    marked: Mask


def view_of(crops: list[Image], photos: list[Photo]) -> View:
    return View(
        np.stack(crops),
        np.array([photo.label for photo in photos]),
        np.array([photo.diagnosis for photo in photos]),
        [photo.unit for photo in photos],
        np.array([photo.path.name in MARKED for photo in photos]),
    )


def plain_view(crops: Image) -> View:
    """Crops of which nothing is known."""
    count = len(crops)
    return View(crops, np.zeros(count, int), np.full(count, ""), [""] * count, np.zeros(count, bool))


def darker(crop: Image) -> Image:
    """A close-up on simulated Monk 8 skin: one factor a channel, in linear light, by the crop's border."""
    light = linear(crop)
    own = np.median(np.concatenate([light[:12].reshape(-1, 3), light[-12:].reshape(-1, 3)]), axis=0)
    return display(light * (linear(MONK[DARK_TONE]) / np.maximum(own, 0.01)))


def lesion_views(data: Path, part: str) -> dict[str, View]:
    """closeup and closeup-dark (smartphone), widefield-<d> (those with a mask), dermoscope."""
    crops: dict[str, list[Image]] = {}
    photos: dict[str, list[Photo]] = {}
    for photo in load_photos(data, part):
        image = photo.read()
        whole = closeup(image)
        shown = {"dermoscope": whole}
        if photo.source == "pad-ufes-20":
            shown = {"closeup": whole, "closeup-dark": darker(whole)}
            mask = photo.read_mask()
            if mask is not None:
                shown |= {f"widefield-{diameter}": widefield(image, mask, diameter) for diameter in DIAMETERS}
        for name, crop in shown.items():
            crops.setdefault(name, []).append(crop)
            photos.setdefault(name, []).append(photo)
    return {name: view_of(crops[name], photos[name]) for name in crops}


def bare_view(data: Path, part: str, pictures: list[Image], each: int, seed: int) -> View:
    """Background, skin edge and skin: composed from this part's own skin patches; `each` crops a class."""
    patches: list[Image] = []
    for photo in load_photos(data, part):
        if photo.source == "pad-ufes-20":
            image = photo.read()
            patches += skin_patches(image, photo.read_mask())
    crops, labels = [], []
    for index in range(each):
        rng = np.random.default_rng([seed, index])
        bare, other = skin(patches, rng), background(pictures, rng)
        for label, crop in ((BACKGROUND, other), (SKIN_EDGE, skin_edge(bare, other, rng)[0]), (SKIN, bare)):
            small = cv2.resize(crop, (120, 120), interpolation=cv2.INTER_AREA)
            crops.append(cv2.resize(small, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR))
            labels.append(label)
    count = 3 * each
    return View(
        np.stack(crops),
        np.array(labels),
        np.full(count, ""),
        [str(i // 3) for i in range(count)],
        np.zeros(count, bool),
    )


def ham_view(data: Path) -> tuple[Image, Names, list[str]]:
    """Outside test: crops [n, s, s, 3], diagnosis code [n], lesion ids."""
    table = rows(data / "ham10000-eval/index.csv")
    crops = np.stack([closeup(read_rgb(data / "ham10000-eval" / row["image"])) for row in table])
    return crops, np.array([row["dx"] for row in table]), [row["lesion_id"] for row in table]
