"""Photographs of composed people: lesions of many people, brought to one skin tone and laid out side by side.

Each lesion keeps the skin around it: a tile of three diameters, cut from its own photograph, multiplied in linear light
until its skin has the person's tone, and scaled until the lesion has the wanted diameter. A sheet of tiles stands for
the wide-field photo. It measures grading and ranking of lesions whose boxes are known, never finding them.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..classifier.photos import CLASSES, Photo, box_of
from ..classifier.skin import MONK, display, linear

TILE = 3  # tile's side in diameters: the product's crop
SHEET = 1600  # px, width of a sheet
GAIN = (0.05, 4)  # limits of the factor that changes a photo's tone


@dataclass(frozen=True)
class Cutting:
    """A lesion with the skin around it: [s, s, 3], its own diameter in px, the skin's colour (linear light)."""

    photo: Photo
    image: Image
    diameter: float
    skin: Floats


def cut(photo: Photo) -> Cutting | None:
    """The square of TILE diameters around the lesion, the photo's edge repeated; None where there is no mask."""
    image = photo.read()
    mask = photo.read_mask()
    if mask is None:
        return None
    x, y, diameter = box_of(mask)
    side = round(TILE * diameter)
    left, top = round(x - side / 2) + side, round(y - side / 2) + side
    wide = cv2.copyMakeBorder(image, side, side, side, side, cv2.BORDER_REPLICATE)
    bare = image[~cv2.dilate(mask.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)]
    return Cutting(photo, wide[top : top + side, left : left + side], diameter, np.median(linear(bare), axis=0))


def tone_colour(rng: Rng, tone: float) -> Floats:
    """Linear light of Monk `tone` 1..10 as a camera sees it: warmer and darker than the printed scale."""
    low = int(np.clip(tone, 1, 9))
    colour = MONK[low - 1] + (MONK[low].astype(np.float32) - MONK[low - 1]) * (tone - low)
    return linear(colour.round().astype(np.uint8)) * np.array([0.95, 0.78, 0.70]) * rng.uniform(0.75, 1.05)


def tile(rng: Rng, cutting: Cutting, skin: Floats, diameter: float) -> Image:
    """The cutting turned, mirrored, at the wanted tone and size; its lesion is about `diameter` px across."""
    side = max(8, round(cutting.image.shape[0] * diameter / cutting.diameter))
    light = linear(cutting.image) * np.clip(skin / np.maximum(cutting.skin, 0.004), *GAIN)
    turned = np.rot90(display(light), int(rng.integers(4)))[:, :: rng.choice([-1, 1])]
    method = cv2.INTER_AREA if side < turned.shape[0] else cv2.INTER_CUBIC
    return cv2.resize(np.ascontiguousarray(turned), (side, side), interpolation=method)


def sheet(tiles: list[Image], skin: Floats) -> tuple[Image, list[tuple[int, int]]]:
    """Tiles on one ground, in rows: (uint8 RGB, each tile's left and top)."""
    places, x, y, height = [], 0, 0, 0
    for own in tiles:
        if x and x + own.shape[1] > SHEET:
            x, y, height = 0, y + height, 0
        places.append((x, y))
        x, height = x + own.shape[1], max(height, own.shape[0])
    width = max(left + own.shape[1] for (left, _), own in zip(places, tiles, strict=True))
    image = np.empty((max(y + height, 240), max(width, 320), 3), np.uint8)
    image[:] = display(skin.astype(np.float32)[None, None])[0, 0]
    for (left, top), own in zip(places, tiles, strict=True):
        image[top : top + own.shape[0], left : left + own.shape[1]] = own
    return image, places


def compose_sheet(
    rng: Rng, tone: float, cuttings: list[Cutting], diameters: list[float]
) -> tuple[Image, list[dict[str, Any]]]:
    """(uint8 RGB, boxes as boxes.json holds them, in the order of `cuttings`)."""
    skin = tone_colour(rng, tone)
    tiles = [tile(rng, cutting, skin, diameter) for cutting, diameter in zip(cuttings, diameters, strict=True)]
    image, places = sheet(tiles, skin)
    boxes = []
    for cutting, diameter, own, (left, top) in zip(cuttings, diameters, tiles, places, strict=True):
        inset = (own.shape[0] - diameter) / 2
        boxes.append(
            {
                "x": round(left + inset, 1),
                "y": round(top + inset, 1),
                "w": round(diameter, 1),
                "h": round(diameter, 1),
                "class": "lesion",
                "label": CLASSES[cutting.photo.label],
                "source": f"{cutting.photo.source}/{cutting.photo.path.name}",
            }
        )
    return image, boxes
