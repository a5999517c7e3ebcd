"""Training samples: crops uint8 [192, 192, 3] drawn at random from labelled photos; classifier/pool.py numbers them.

A lesion is shown in two ways, half of the time each where a mask allows it: as the wide-field crop (square of side
3 x its diameter, found a little wrong) and as the close-up (it fills a fifth to all of the crop).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

from ..arrays import Floats, Image, Mask, Rng
from .augment import degrade, dress
from .backgrounds import background, skin_edge
from .ordinary import in_company
from .photos import BACKGROUND, SIZE, SKIN, SKIN_EDGE, Photo, box_of, read_rgb
from .skin import display, fold, freckles, has_ink, linear, skin, skin_patches

Pixels = TypeVar("Pixels", Image, Floats)


def warp(image: Pixels, centre: tuple[float, float], side: float, rng: Rng, border: int) -> Pixels:
    """The square of `side` px around `centre`, turned and mirrored at random, as 192 px."""
    if side > 1.5 * SIZE:  # area averaging before the affine's bilinear taps
        scale = SIZE * 1.2 / side
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        centre, side = (centre[0] * scale, centre[1] * scale), side * scale
    turn = cv2.getRotationMatrix2D(centre, rng.choice([0, 90, 180, 270]) + rng.normal(0, 12), SIZE / side)
    turn[:, 2] += SIZE / 2 - np.array(centre)
    if rng.random() < 0.5:
        turn[0] = (0, 0, SIZE - 1) - turn[0]
    return cv2.warpAffine(image, turn, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=border, borderValue=(1, 1, 1))


def paste_ratio(image: Image, mask: Mask) -> Floats:
    """float32 [h, w, 3]: the lesion as the ratio to its own skin in linear light, fading to 1 outside the mask."""
    diameter = box_of(mask)[2]
    reach = max(3, int(0.12 * diameter)) | 1
    near = cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach), np.uint8))
    ring = cv2.dilate(near, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)).astype(bool) & ~near.astype(bool)
    light = linear(image)
    around = np.median(light[ring], axis=0) if ring.sum() > 50 else np.median(light[~mask], axis=0)
    fade = np.clip(cv2.GaussianBlur(near.astype(np.float32), (0, 0), max(1, reach / 2.5)) * 2 - 0.5, 0, 1)[..., None]
    return 1 + fade * (np.clip(light / np.maximum(around, 0.004), 0.02, 3) - 1)


class Lesion:
    """A photo kept in memory with its mask; `marked` tells of pen outside the lesion."""

    def __init__(self, photo: Photo) -> None:
        self.photo, self.image = photo, photo.read()
        self.mask = photo.read_mask()
        self.marked = photo.source == "pad-ufes-20" and has_ink(self.image, self.mask)

    def closeup(self, rng: Rng) -> Image:
        height, width = self.image.shape[:2]
        side = max(height, width) * rng.uniform(0.55, 1.05)
        slack = 0.5 * abs(max(height, width) - side)
        centre = (width / 2 + rng.uniform(-slack, slack), height / 2 + rng.uniform(-slack, slack))
        return warp(self.image, centre, side, rng, cv2.BORDER_REPLICATE)

    def widefield(self, mask: Mask, patches: list[Image], rng: Rng) -> Image:
        """The lesion in its own skin or, as a ratio, on some of `patches`."""
        x, y, diameter = box_of(mask)
        side = 3 * diameter * rng.uniform(0.75, 1.25)
        centre = (x + rng.uniform(-0.15, 0.15) * diameter, y + rng.uniform(-0.15, 0.15) * diameter)
        inside = np.clip(min(self.image.shape[:2]) / side, 0, 1)
        if rng.random() < 0.35 + 0.5 * inside * (self.photo.source == "pad-ufes-20"):
            return warp(self.image, centre, side, rng, cv2.BORDER_REPLICATE)
        ratio = warp(paste_ratio(self.image, mask), centre, side, rng, cv2.BORDER_CONSTANT)
        return display(linear(skin(patches, rng)) * ratio)


class Crops:
    """The photos of one group of people (a fold of a part); pen and skin are borrowed within the group only."""

    def __init__(self, photos: list[Photo], pictures: list[Image]) -> None:
        self.pictures = pictures
        self.lesions = [Lesion(photo) for photo in photos]
        self.patches: list[Image] = []
        self.marked: list[Image] = []
        for lesion in self.lesions:
            if lesion.photo.source == "pad-ufes-20":
                self.patches += skin_patches(lesion.image, lesion.mask)
            if lesion.marked:
                self.marked.append(cv2.resize(lesion.image, (SIZE, SIZE), interpolation=cv2.INTER_AREA))

    def of_lesion(self, lesion: Lesion, rng: Rng) -> Image:
        label = lesion.photo.label
        if lesion.mask is not None and rng.random() < 0.4:
            image = dress(lesion.widefield(lesion.mask, self.patches, rng), label, self.marked, rng)
            return degrade(image, self.pixels(rng), rng)
        return self.closeup(lesion, rng)

    def closeup(self, lesion: Lesion, rng: Rng) -> Image:
        image = dress(lesion.closeup(rng), lesion.photo.label, self.marked, rng)
        return degrade(image, rng.uniform(48, 192), rng) if rng.random() < 0.5 else image

    def in_company(self, lesion: Lesion, mask: Mask, rng: Rng) -> Image:
        """The lesion as a wide-field crop among lentigines or papules."""
        image = in_company(lesion.widefield(mask, self.patches, rng), rng)
        return degrade(dress(image, lesion.photo.label, self.marked, rng), self.pixels(rng), rng)

    def pixels(self, rng: Rng) -> float:
        """Side of the crop in the wide-field photo: lesions of 12 to 120 px."""
        return 3 * float(np.exp(rng.uniform(np.log(12), np.log(120))))

    def bare(self, label: int, rng: Rng) -> Image:
        """A crop without a lesion."""
        return degrade(dress(self.scene(label, rng), label, self.marked, rng), self.pixels(rng), rng)

    def drawn(self, draw: Callable[[list[Image], Rng], Image], label: int, rng: Rng) -> Image:
        """A crop of a drawn spot (classifier/ordinary.py)."""
        return degrade(dress(draw(self.patches, rng), label, self.marked, rng), self.pixels(rng), rng)

    def scene(self, label: int, rng: Rng) -> Image:
        if label == BACKGROUND:
            return background(self.pictures, rng)
        image = skin(self.patches, rng)
        if label == SKIN_EDGE:
            return skin_edge(image, background(self.pictures, rng), rng)[0]
        for chance, effect in ((0.25, freckles), (0.3, fold)):
            if rng.random() < chance:
                image = effect(image, rng)
        return image


def proposal(path: Path, group: Crops, rng: Rng) -> Image:
    """What the detector proposed (4 x its diameter), turned, found a little wrong, and dressed like all others."""
    image = read_rgb(path)
    centre = image.shape[0] / 2 + rng.normal(0, 0.02 * image.shape[0], 2)
    crop = warp(
        image,
        (float(centre[0]), float(centre[1])),
        0.75 * image.shape[0] * rng.uniform(0.8, 1.25),
        rng,
        cv2.BORDER_REPLICATE,
    )
    return dress(crop, SKIN, group.marked, rng)
