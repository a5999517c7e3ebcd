"""Bare skin on any tone, and what is not skin: the makings of the classes background, skin edge and skin.

Colours are multiplied in linear light, so texture and shading survive a change of tone. Images: uint8 [s, s, 3] RGB.
Tones: the ten Monk Skin Tone swatches (Monk 2019, CC BY 4.0).
"""

import cv2
import numpy as np

from ..arrays import Floats, Image, Ints, Mask, Rng
from .photos import SIZE

MONK = np.array(
    [
        [0xF6, 0xED, 0xE4],
        [0xF3, 0xE7, 0xDB],
        [0xF7, 0xEA, 0xD0],
        [0xEA, 0xDA, 0xBA],
        [0xD7, 0xBD, 0x96],
        [0xA0, 0x7E, 0x56],
        [0x82, 0x5C, 0x43],
        [0x60, 0x41, 0x34],
        [0x3A, 0x31, 0x2A],
        [0x29, 0x24, 0x20],
    ]
)

LINEAR = ((np.arange(256) / 255) ** 2.2).astype(np.float32)
ROOTS = np.arange(4096) / 4095  # tables are four times faster than powers: every crop is drawn on a CPU


def linear(image: Image | Ints) -> Floats:
    """0..255 -> float32 linear light, 0..1"""
    return LINEAR[image]


def display(light: Floats, gamma: float = 1) -> Image:
    """linear light -> uint8, after light ** gamma"""
    table = (ROOTS ** (2 * gamma / 2.2) * 255 + 0.5).astype(np.uint8)
    return table[(np.sqrt(np.clip(light, 0, 1, dtype=np.float32)) * 4095 + 0.5).astype(np.int16)]


def ink_mask(image: Image) -> Mask:
    """[h, w]: blue or violet pen, judged against the photo's own median colour."""
    values = cv2.GaussianBlur(image, (0, 0), 1).astype(np.int16)
    blueness = values[..., 2] - values[..., 0]
    darker = values.mean(-1) < np.median(values.mean(-1)) - 12
    mask = (blueness - np.median(blueness) > 38) & (blueness > -12) & darker
    opened: Image = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return opened.astype(bool)


def has_ink(image: Image, mask: Mask | None) -> bool:
    """True when pen covers more than 0.6 % of the photo outside the lesion."""
    ink = ink_mask(image)
    if mask is not None:
        ink &= ~cv2.dilate(mask.astype(np.uint8), np.ones((9, 9), np.uint8)).astype(bool)
    return bool(ink.mean() > 0.006)


def skin_squares(image: Image, mask: Mask | None) -> list[tuple[int, int, int]]:
    """Up to two squares (x, y, side) of bare skin, 80 px or more, in the photo's margin: no lesion, pen or shadow."""
    if mask is None:
        return []
    reach = int(0.12 * max(image.shape)) | 1
    taken = cv2.dilate(mask.astype(np.uint8), np.ones((reach, reach), np.uint8)).astype(bool) | ink_mask(image)
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), (0, 0), 1.5)
    taken |= (grey < 0.62 * np.median(grey[~taken])) if (~taken).any() else True
    integral = cv2.integral(taken.astype(np.uint8))
    for side in (220, 180, 150, 120, 96, 80):
        if side > min(image.shape[:2]):
            continue
        ys, xs = np.mgrid[0 : image.shape[0] - side + 1 : 12, 0 : image.shape[1] - side + 1 : 12]
        count = integral[ys + side, xs + side] - integral[ys, xs + side] - integral[ys + side, xs] + integral[ys, xs]
        free = np.argwhere(count <= 0.002 * side * side)
        if len(free):
            return [(int(x) * 12, int(y) * 12, side) for y, x in free[[0, -1]]]
    return []


def skin_patches(image: Image, mask: Mask | None) -> list[Image]:
    return [image[y : y + side, x : x + side].copy() for x, y, side in skin_squares(image, mask)]


def retone(image: Image, rng: Rng, tone: Floats | None = None) -> Image:
    """The same skin in another tone: every pixel times (tone / median colour), in linear light."""
    light = linear(image)
    if tone is None:
        at = rng.uniform(0, 9)
        tone = linear(MONK[int(at)]) * (1 - at % 1) + linear(MONK[min(9, int(at) + 1)]) * (at % 1)
        tone = tone * np.exp(rng.normal(0, [0.08, 0.05, 0.08]))
    factor = tone / np.maximum(np.median(light.reshape(-1, 3), axis=0), 1e-3)
    return display(light * np.clip(factor, 0.02, 6).astype(np.float32))


def noise(rng: Rng, cells: float, size: int = SIZE) -> Floats:
    """float32 [size, size], about -1..1: smooth noise with `cells` cells along a side."""
    n = max(2, int(cells))
    return cv2.resize(rng.uniform(-1, 1, (n, n)).astype(np.float32), (size, size), interpolation=cv2.INTER_CUBIC)


def procedural_skin(rng: Rng) -> Image:
    relief = 0.05 * noise(rng, 3) + 0.03 * noise(rng, 8) + 0.03 * noise(rng, 28) + 0.03 * noise(rng, 96)
    lines = np.sin(noise(rng, 6) * 6 + np.linspace(0, rng.uniform(40, 160), SIZE, dtype=np.float32)[:, None])
    light = np.exp(relief + rng.uniform(0, 0.04) * lines)[..., None]
    blotches = 1 + noise(rng, 5)[..., None] * rng.uniform(0, 0.08) * np.array([0.3, 1, 0.8], np.float32)
    return retone(display(0.4 * light * blotches), rng)


def skin(patches: list[Image], rng: Rng) -> Image:
    """192 px of bare skin: three times of four a photographed patch, turned, mirrored at its border, often re-toned."""
    if rng.random() < 0.25:
        return procedural_skin(rng)
    patch = patches[rng.integers(len(patches))]
    zoom = SIZE / patch.shape[0] * rng.uniform(0.9, 1.8)
    turn = cv2.getRotationMatrix2D((patch.shape[1] / 2, patch.shape[0] / 2), rng.uniform(0, 360), zoom)
    turn[:, 2] += (SIZE - np.array(patch.shape[1::-1])) / 2
    image = cv2.warpAffine(patch, turn, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return retone(image, rng) if rng.random() < 0.6 else image


def freckles(image: Image, rng: Rng) -> Image:
    """Pinpoint spots, too small to be counted as lesions."""
    layer = np.zeros((SIZE, SIZE), np.float32)
    for _ in range(rng.integers(3, 40)):
        at = tuple(int(v) for v in rng.integers(0, SIZE, 2))
        cv2.circle(layer, at, int(rng.integers(1, 5)), float(rng.uniform(0.1, 0.5)), -1, cv2.LINE_AA)
    layer = cv2.GaussianBlur(layer, (0, 0), rng.uniform(0.8, 2))[..., None] * np.array([0.6, 1, 1.1], np.float32)
    return display(linear(image) * np.exp(-1.5 * layer))


def fold(image: Image, rng: Rng) -> Image:
    """A crease or the shade of a limb: a soft dark line or a soft step across the skin."""
    ys, xs = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    distance = np.cos(angle) * xs + np.sin(angle) * ys + 0.06 * noise(rng, 3) + rng.uniform(-0.3, 0.3)
    if rng.random() < 0.5:
        shade = rng.uniform(0.2, 0.7) * np.exp(-((distance / rng.uniform(0.01, 0.06)) ** 2))
    else:
        shade = rng.uniform(0.2, 0.9) / (1 + np.exp(-distance / rng.uniform(0.01, 0.2)))
    return display(linear(image) * (1 - shade)[..., None])
