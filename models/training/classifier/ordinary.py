"""Crops of spots that everybody has and no data set labels, and of dark purple papules, drawn on photographed skin.

Each is what the product would cut out: a square of about 3 x the spot's diameter, with others of its kind around it.
Shapes and colours are inventions; compositor/blemishes.py and compositor/red.py say of what.
"""

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..compositor.blemishes import lentigo, papule
from ..compositor.noise import BLOOD, MELANIN, curve, fractal, log_uniform, stroke
from ..compositor.red import red_lesion
from .photos import SIZE
from .skin import display, freckles, linear, skin

# kind -> share of the ordinary spots; the red ones are what graders take for carcinomas
SHARES = {"lentigo": 0.3, "papule": 0.34, "angioma": 0.16, "dome": 0.12, "scratch": 0.08}
MOST_AROUND = {"lentigo": 22, "papule": 12, "angioma": 6, "dome": 2, "scratch": 4}
SPOT = SIZE / 3  # px: the diameter of what the crop is about


def ordinary_spot(patches: list[Image], rng: Rng) -> Image:
    """uint8 [192, 192, 3]: one spot of a random kind in the middle, others of its kind around it."""
    kind = str(rng.choice(list(SHARES), p=list(SHARES.values())))
    image = skin(patches, rng)
    if kind == "lentigo" and rng.random() < 0.5:
        image = freckles(image, rng)
    light, lamp, hue = linear(image), rng.uniform(0, 2 * np.pi), hue_of_person(rng)
    surround(light, kind, int(rng.integers(0, MOST_AROUND[kind] + 1)), lamp, hue, rng)
    lay(light, drawn(kind, SPOT * rng.uniform(0.8, 1.25), lamp, hue, rng), middle(rng))
    return display(light)


def in_company(crop: Image, rng: Rng) -> Image:
    """The wide-field crop of a lesion with lentigines or papules around it, so that a crowd alone says nothing."""
    kind = "lentigo" if rng.random() < 0.65 else "papule"
    light = linear(crop)
    count = int(rng.integers(2, MOST_AROUND[kind] + 1))
    surround(light, kind, count, rng.uniform(0, 2 * np.pi), hue_of_person(rng), rng)
    return display(light)


def hue_of_person(rng: Rng) -> Floats:
    """The colour of a person's lentigines, as absorbance of red, green and blue."""
    return MELANIN * np.array([rng.uniform(0.65, 0.9), 1, rng.uniform(1, 1.2)], np.float32)


def surround(light: Floats, kind: str, count: int, lamp: float, hue: Floats, rng: Rng) -> None:
    """Lays `count` spots of a kind around the middle, in place."""
    for _ in range(count):
        away, angle = rng.uniform(1.1, 2.1) * SPOT, rng.uniform(0, 2 * np.pi)
        place = SIZE / 2 + away * np.cos(angle), SIZE / 2 + away * np.sin(angle)
        lay(light, drawn(kind, SPOT * rng.uniform(0.3, 1.2), lamp, hue, rng), place)


def dark_papule(patches: list[Image], rng: Rng) -> Image:
    """uint8 [192, 192, 3]: one smooth dark purple papule, as a nodular melanoma or a pigmented carcinoma may look."""
    light = linear(skin(patches, rng))
    ratio = smooth(red_lesion(rng, SPOT * rng.uniform(0.9, 1.4), "nodule").ratio, rng) ** rng.uniform(1, 2.2)
    lay(light, ratio, middle(rng))
    return display(light)


def drawn(kind: str, size: float, lamp: float, hue: Floats, rng: Rng) -> Floats:
    """One spot of `size` px, as ratio to the skin [side, side, 3]; lamp: the angle from which light comes."""
    if kind == "lentigo":
        return lentigo(rng, size, log_uniform(rng, 0.12, 0.6) * hue)
    if kind == "papule":
        return papule(rng, size, lamp) * np.exp(-rng.uniform(0, 0.25) * BLOOD * (rng.random() < 0.5))
    if kind == "scratch":
        return scratch(rng, size)
    return smooth(red_lesion(rng, 1.15 * size, kind).ratio, rng)


def smooth(ratio: Floats, rng: Rng) -> Floats:
    """The same spot with less grain, as blood vessels and domes have."""
    return cv2.GaussianBlur(ratio, (0, 0), len(ratio) * rng.uniform(0.01, 0.04))


def scratch(rng: Rng, size: float) -> Floats:
    """A scratched spot: a red base, in it a few short lines, some of dried blood; as ratio to the skin."""
    side = 2 * int(1.2 * size)
    y, x = (np.mgrid[:side, :side].astype(np.float32) - (side - 1) / 2) / (size / 2)
    base = np.exp(-((x**2 + (rng.uniform(0.7, 1.4) * y) ** 2) ** 1.5)) * (1 + 0.3 * fractal(rng, x.shape, size / 5, 3))
    lines, angle = np.zeros((side, side), np.uint8), rng.uniform(0, 2 * np.pi)
    for _ in range(rng.integers(1, 4)):
        start = side / 2 + rng.normal(0, 0.15 * size, 2) - size / 3 * np.array([np.cos(angle), np.sin(angle)])
        stroke(lines, curve(rng, start, angle + rng.normal(0, 0.2), size * rng.uniform(0.3, 0.9), 0.4), size / 14)
    crust = cv2.GaussianBlur(lines.astype(np.float32) / 255, (0, 0), 1 + size / 60)
    depth = rng.uniform(0.08, 0.4) * base[..., None] * BLOOD
    return np.exp(-depth - crust[..., None] * rng.uniform(0.3, 1.5) * (BLOOD + rng.uniform(0, 0.5) * MELANIN))


def middle(rng: Rng) -> tuple[float, float]:
    x, y = SIZE / 2 + rng.normal(0, 0.06 * SPOT, 2)
    return float(x), float(y)


def lay(light: Floats, ratio: Floats, place: tuple[float, float]) -> None:
    """Multiplies a patch, faded towards its border, onto the skin in place, its middle at `place`; what lies outside is
    lost."""
    side = len(ratio)
    near = 1 - np.abs(np.linspace(-1, 1, side, dtype=np.float32))
    ratio = ratio ** np.clip(4 * np.minimum.outer(near, near), 0, 1)[..., None]
    shift = np.array([[1, 0, place[0] - side / 2], [0, 1, place[1] - side / 2]], np.float32)
    light *= cv2.warpAffine(
        ratio.astype(np.float32), shift, (SIZE, SIZE), borderMode=cv2.BORDER_CONSTANT, borderValue=(1, 1, 1)
    )
