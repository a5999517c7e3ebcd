"""Lesions: cut-outs and procedural naevi, pasted on skin by multiplication, with their boxes.

Box convention (what the detector learns): the outer visible edge, where the lesion's contrast to the skin has fallen
to EDGE of its peak, plus a rim of half a pixel. Boxes drawn tighter lose found lesions to the 12 px rule.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from ..arrays import Floats, Rng
from .noise import Box, fractal, log_uniform

EDGE = 0.17  # share of the peak contrast at which the visible lesion ends
FAINT = 0.10  # contrast below which a lesion is "ignore"
DARK_FAINT = 0.03  # the same as a share of full white: what is lost in deep shade or on very dark skin
INVISIBLE = 0.04  # contrast below which it is no lesion at all
SEEN = 0.6  # share of a lesion that must lie in the frame; its box is clipped to what is seen
SMALLEST = 8  # px, mean of width and height: smaller ones are "ignore"
CountedBox = tuple[float, float, float, float, float]  # a box, and 1 where its lesion counts, 0 for "ignore"
REDDEST, BLUEST = 0.24, 1.15  # red's and blue's absorption, of green's: one of them is more than this in pigment;
# blood has 0.2 and 0.85
RED, BLUE = (0.25, 0.75), (1.0, 2.0)  # the same of procedural pigment: cameras differ, sunlight and lamps too
TINT = ((0.7, 1.2), (1, 1), (0.9, 1.6))  # by what a cut-out's absorption of red, green and blue changes for that
FORESHORTENED = 2.0  # most times longer than wide that skin turned away from the camera makes a round lesion


@dataclass
class Patch:
    """One lesion as ratio to skin (float32 [h, w, 3]), with where it came from."""

    ratio: Floats
    source: str
    diagnosis: str


class Pasted(NamedTuple):
    """box: x, y, w, h in px. counts: False for an "ignore" lesion, which is small, faint or largely out of frame.
    pigmented: brown to black, not red or pale."""

    box: Box
    counts: bool
    pigmented: bool


class Library:
    """Cut-outs of one split part, as written by data/segment_lesions.py."""

    def __init__(self, folder: Path, part: str) -> None:
        with np.load(folder / f"lesions-{part}.npz") as file:
            self.ratio, self.alpha, self.extent = file["ratio"], file["alpha"], file["extent"]
            self.source, self.diagnosis, self.image = file["source"], file["diagnosis"], file["image"]
        with np.load(folder / f"skin-{part}.npz") as file:
            self.skin = file["texture"]
        clinical = self.source == "pad-ufes-20"
        self.clinical, self.dermoscopic = np.nonzero(clinical)[0], np.nonzero(~clinical)[0]

    def patch(self, index: int) -> Patch:
        h, w = self.extent[index]
        alpha = self.alpha[index, :h, :w, None].astype(np.float32) / 255
        ratio = self.ratio[index, :h, :w].astype(np.float32) / 128
        return Patch(1 + (ratio - 1) * alpha, f"{self.source[index]}/{self.image[index]}", str(self.diagnosis[index]))

    def draw(self, rng: Rng) -> Patch:
        return self.patch(int(rng.choice(self.clinical if rng.random() < 0.55 else self.dermoscopic)))


def procedural_naevus(rng: Rng, size: float) -> Patch:
    """A round to irregular spot, about `size` px across: soft or sharp border, one or two tones, rarely a halo."""
    side = max(24, min(256, int(size * 1.6)))
    y, x = (np.mgrid[:side, :side].astype(np.float32) - (side - 1) / 2) / (side / 3.2)
    stretch, angle = rng.uniform(1, 1.6), rng.uniform(0, np.pi)
    u = (x * np.cos(angle) + y * np.sin(angle)) * stretch**0.5
    v = (y * np.cos(angle) - x * np.sin(angle)) / stretch**0.5
    radius = np.hypot(u, v) + rng.uniform(0, 0.16) * fractal(rng, (side, side), side / 2.5, 3)
    sharpness = log_uniform(rng, 3, 16)
    body = 1 / (1 + np.exp(np.clip(sharpness * (radius - 0.85), -30, 30)))
    depth = body * (1 + rng.uniform(0, 0.25) * fractal(rng, (side, side), side / 4, 3))
    if rng.random() < 0.4:  # a darker centre or an off-centre second tone
        shift = rng.normal(0, 0.3, 2)
        amount, reach = rng.uniform(0.3, 1.2), rng.uniform(0.2, 0.5)
        depth += amount / (1 + np.exp(8 * (np.hypot(u - shift[0], v - shift[1]) - reach)))
    strength = log_uniform(rng, 0.14, 1.6)
    hue = 0.9 * np.array([log_uniform(rng, *RED), 1, log_uniform(rng, *BLUE)] if rng.random() < 0.85 else [1, 1, 1])
    ratio = np.exp(-strength * np.clip(depth, 0, None)[..., None] * hue)
    return Patch(ratio.astype(np.float32), "procedural", "naevus")


def visible_box(patch: Floats) -> tuple[Box, float] | None:
    """((x, y, w, h) in patch px, contrast 0..1) of the largest visible part of a ratio patch, or None."""
    difference = cv2.GaussianBlur(np.abs(1 - patch).mean(axis=2), (0, 0), 0.8)
    contrast = float(np.percentile(difference[difference >= 0.3 * difference.max()], 70))
    if contrast < INVISIBLE:
        return None
    visible = (difference > max(EDGE * contrast, 0.02)).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(visible)
    x, y, w, h, _ = stats[1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))]
    return (x - 0.5, y - 0.5, w + 1.0, h + 1.0), contrast


def is_pigmented(patch: Floats) -> bool:
    """Brown to black rather than red or pale: blood spares the red channel, pigment darkens it too."""
    depth = -np.log(np.clip(patch, 0.05, 2))
    dark = depth.mean(axis=2)
    core = depth[dark >= np.percentile(dark, 80)].mean(axis=0)
    return bool(core.mean() > 0.06 and (core[0] > REDDEST * core[1] or core[2] > BLUEST * core[1]))


def clip_box(box: Box, shape: tuple[int, int]) -> Box:
    """(x, y, w, h), clipped to a frame of `shape` (height, width); sides may become 0 or less outside it."""
    x, y, w, h = box
    left, top = max(0.0, x), max(0.0, y)
    return left, top, min(float(shape[1]), x + w) - left, min(float(shape[0]), y + h) - top


def seen_from(rng: Rng, shape: tuple[int, int], scale: float, side: int) -> Floats:
    """Affine map [2, 3] of a patch of `shape`, scaled, turned, foreshortened, to the middle of a square of `side`."""
    (s, t), (c, d) = (np.sin(angles := rng.uniform(0, 2 * np.pi, 2)), np.cos(angles))
    shorter = log_uniform(rng, 1 / FORESHORTENED, 1)
    turn = scale * np.array([[c, -s], [s, c]]) @ np.diag([1, shorter]) @ np.array([[d, -t], [t, d]])
    middle = np.array([shape[1], shape[0]]) / 2 - 0.5
    return np.column_stack([turn, side / 2 - 0.5 - turn @ middle])


def paste(skin: Floats, patch: Patch, centre: tuple[float, float], size: float, rng: Rng) -> Pasted | None:
    """Multiplies a turned, scaled copy of `size` px (its longer side) onto `skin` in place; None if nothing shows."""
    h, w = skin.shape[:2]
    scale = size / max(patch.ratio.shape[:2])
    ratio = patch.ratio
    if scale < 0.5:  # area-average first: no aliasing
        ratio = cv2.resize(ratio, None, fx=2 * scale, fy=2 * scale, interpolation=cv2.INTER_AREA)
        scale = size / max(ratio.shape[:2])
    ratio = np.clip(ratio, 0.02, 2) ** (
        rng.uniform(0.4, 1.15) * np.array([log_uniform(rng, *span) for span in TINT], np.float32)
    )
    side = int(size * 1.45) + 4
    turn = seen_from(rng, ratio.shape[:2], scale, side)
    ratio = cv2.warpAffine(ratio, turn, (side, side), flags=cv2.INTER_LINEAR, borderValue=(1, 1, 1))
    found = visible_box(ratio)
    if found is None:
        return None
    (bx, by, bw, bh), contrast = found
    left, top = int(centre[0] - side / 2), int(centre[1] - side / 2)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(w, left + side), min(h, top + side)
    if x1 <= x0 or y1 <= y0:
        return None
    brightness = float(np.median(skin[y0:y1, x0:x1]))
    skin[y0:y1, x0:x1] *= ratio[y0 - top : y1 - top, x0 - left : x1 - left]
    bx, by = bx + left, by + top
    whole = bw * bh
    bx, by, bw, bh = clip_box((bx, by, bw, bh), (h, w))
    clear = contrast >= FAINT and contrast * brightness >= DARK_FAINT
    counts = bw * bh >= SEEN * whole and clear and (bw + bh) / 2 >= SMALLEST
    if min(bw, bh) <= 1:
        return None
    return Pasted((bx, by, bw, bh), counts, is_pigmented(ratio))
