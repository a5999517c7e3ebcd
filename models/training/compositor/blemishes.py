"""Three kinds of hard skin, to be drawn on a photo of real skin: lentigines, hairs, inflamed papules.

All multiply `skin`, float32 RGB [h, w, 3], in place. `free` is where skin lies, bool [h, w]; `scale` is px per mm.
Shapes and colours are inventions within what textbooks picture; sizes are real, and all is blurred as by a lens.
"""

import cv2
import numpy as np

from ..arrays import Floats, Ints, Mask, Rng
from .noise import BLOOD, MELANIN, Box, curve, fractal, log_uniform, noise

Spot = tuple[float, float, float]  # centre x, centre y, diameter; px

FINER, FINEST = 2, 4  # spots, hairs are drawn this many times larger, and made smaller by area
LENS = 0.8  # px: the blur of a sharp photo; a little less for hairs, which lie above the skin
LENTIGO, LENTIGINES = (2.0, 8.0), (1.6, 2.4)  # mm across; per cm² of skin: about a hundred on 55 cm²
MEDIAN, SPREAD = 2.9, 0.36  # of a lentigo's diameter: mm, log deviation
CLUSTERS, CLUSTERED, CLUSTER = (4, 9), 0.6, 9.0  # number, share of the lentigines in them, mm of deviation
FRECKLE, FRECKLES = (0.6, 1.6), (1.0, 3.0)  # mm across; for each lentigo: too small to count as spots
PAPULE, PAPULES = (3.0, 6.0), (10, 41)  # mm across; number
GAP, TRIES = 3, 60  # px between two spots; places tried for each
HAIR, WIDTH = {"forearm": (5, 11), "chest": (8, 15)}, (0.05, 0.1)  # per cm² of skin; mm
LENGTH = {"forearm": (6, 16), "chest": (8, 24)}  # mm
CURL = {"forearm": (0.2, 0.8), "chest": (0.8, 2.5)}  # radians over its length
DARK_HAIR = np.array([0.20, 0.16, 0.14], np.float32)  # what a hair sends back, as a share of the skin's light


def draw_lentigines(rng: Rng, skin: Floats, free: Mask, taken: list[Spot], scale: float) -> list[Box]:
    """Small, flat, sharply bordered brown spots in clusters, with freckles between them. Returns the boxes of the
    lentigines, which keep clear of `taken`; freckles only keep off them."""
    count = round(rng.uniform(*LENTIGINES) * free.sum() / (10 * scale) ** 2)
    middles = places(rng, free, int(rng.integers(*CLUSTERS)))
    hue = MELANIN * np.array([rng.uniform(0.65, 0.9), 1, rng.uniform(1, 1.2)], np.float32)  # of this person
    own, boxes = list(taken), []
    for _ in range(count):
        size = scale * float(np.clip(MEDIAN * np.exp(SPREAD * rng.normal()), *LENTIGO))
        near = middles if rng.random() < CLUSTERED else None
        place = clear_place(rng, free, own, size, near, CLUSTER * scale)
        if place:
            boxes.append(lay(skin, lentigo(rng, size, log_uniform(rng, 0.12, 0.5) * hue), place))
            own.append((*place, size))
    for _ in range(round(count * rng.uniform(*FRECKLES))):
        size = scale * rng.uniform(*FRECKLE)
        place = clear_place(rng, free, taken, size, middles, 1.6 * CLUSTER * scale)
        if place:
            lay(skin, lentigo(rng, size, rng.uniform(0.05, 0.18) * hue), place)
    return boxes


def draw_papules(rng: Rng, skin: Floats, free: Mask, taken: list[Spot], scale: float) -> list[Box]:
    """Raised red spots with a soft halo, some with a pale top, all lit from one side. Returns their boxes without the
    halo, clear of `taken`."""
    lamp, own, boxes = rng.uniform(0, 2 * np.pi), list(taken), []
    middles = places(rng, free, 5)
    for _ in range(rng.integers(*PAPULES)):
        size = scale * float(np.clip(rng.gamma(2, 0.6) + PAPULE[0], *PAPULE))
        place = clear_place(rng, free, own, size, middles if rng.random() < 0.5 else None, 12 * scale)
        if place:
            boxes.append(lay(skin, papule(rng, size, lamp), place, size))
            own.append((*place, 1.2 * size))
    return boxes


def draw_hairs(rng: Rng, skin: Floats, free: Mask, scale: float) -> None:
    """Dark curved hairs that start on the skin and lie about one way, as on a forearm or, more and curlier, a chest."""
    kind = str(rng.choice(list(HAIR)))
    h, w = free.shape
    count = round(rng.uniform(*HAIR[kind]) * free.sum() / (10 * scale) ** 2)
    drift = rng.uniform(0, 2 * np.pi) + 0.5 * noise(rng, (h, w), 0.4 * w)
    mask = np.zeros((h * FINEST, w * FINEST), np.uint8)
    for x, y in places(rng, free, count):
        angle = drift[y, x] + rng.normal(0, 0.25 if kind == "forearm" else 0.7)
        line = curve(rng, np.array([x, y]), angle, scale * rng.uniform(*LENGTH[kind]), rng.uniform(*CURL[kind]), 20)
        width, value = scale * FINEST * rng.uniform(*WIDTH), int(rng.integers(70, 230))
        for part, share in ((line[:9], 1.0), (line[8:16], 0.8), (line[15:], 0.4)):  # thinner towards the tip
            thick = max(1, round(width * share - 1))  # OpenCV draws a pixel more
            points = np.round(part * FINEST * 16).astype(np.int32)
            cv2.polylines(mask, [points], False, value, thick, cv2.LINE_AA, 4)
    cover = cv2.resize(mask, (w, h), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    shift = np.array([[1, 0, rng.uniform(-3, 3)], [0, 1, rng.uniform(1, 4)]])
    shadow = cv2.GaussianBlur(cv2.warpAffine(cover, shift, (w, h)), (0, 0), 2)
    skin *= (1 - rng.uniform(0.1, 0.35) * shadow)[..., None]
    tint = np.clip(DARK_HAIR * rng.uniform(0.7, 2.2), 0, 0.6)
    skin *= 1 - cv2.GaussianBlur(cover, (0, 0), 0.75 * LENS)[..., None] * (1 - tint)


def lentigo(rng: Rng, size: float, depth: Floats) -> Floats:
    """One flat brown spot of `size` px with an uneven, sharp border, as ratio to the skin [side, side, 3]; depth: its
    optical depth in R, G, B."""
    x, _, radius = grid(rng, size, 1.9, stretch=1.7)
    radius = radius + rng.uniform(0.05, 0.2) * fractal(rng, x.shape, len(x) / 4, 4)
    body = sigmoid(log_uniform(rng, 12, 40) * (1 - radius))
    grain = 1 + rng.uniform(0.05, 0.22) * fractal(rng, x.shape, max(2.0, len(x) / 7), 3)
    hue = np.array([rng.uniform(0.9, 1.1), 1, rng.uniform(0.95, 1.05)], np.float32)
    return smaller(np.exp(-(body * grain)[..., None] * depth * hue))


def papule(rng: Rng, size: float, lamp: float) -> Floats:
    """One red bump of `size` px with its halo, as ratio to the skin; lamp: the angle from which light comes."""
    x, y, radius = grid(rng, size, 2.4, stretch=1.25)
    radius = radius + rng.uniform(0.02, 0.08) * fractal(rng, x.shape, len(x) / 5, 3)
    body = sigmoid(rng.uniform(5, 11) * (0.95 - radius))
    grain = 1 + rng.uniform(0.1, 0.3) * fractal(rng, x.shape, len(x) / 8, 3)
    halo = np.exp(-((radius / rng.uniform(1.2, 1.6)) ** 2))
    red = rng.uniform(0.12, 0.4) * body * grain + rng.uniform(0.08, 0.2) * halo
    ratio = np.exp(-red[..., None] * (BLOOD + rng.uniform(0, 0.15) * MELANIN))
    slope = (x * np.cos(lamp) + y * np.sin(lamp)) * np.exp(-(radius**2))
    ratio *= 1 + (rng.uniform(0.08, 0.25) * slope)[..., None]
    if rng.random() < 0.25:  # a pale top: pus under the skin
        top = sigmoid(12 * (rng.uniform(0.2, 0.4) - radius)) * rng.uniform(0.4, 0.8)
        ratio += (np.array([1.06, 0.98, 0.78], np.float32) - ratio) * top[..., None]
    if rng.random() < 0.4:
        away = np.hypot(x - 0.35 * np.cos(lamp), y - 0.35 * np.sin(lamp))
        ratio *= 1 + (rng.uniform(0.05, 0.25) * np.exp(-((away / 0.2) ** 2)))[..., None]
    return smaller(np.clip(ratio, 0.05, 1.5))


def grid(rng: Rng, size: float, reach: float, stretch: float) -> tuple[Floats, Floats, Floats]:
    """(x, y, radius) of a patch FINER times too large; radius is 1 at the border of an oval of `size` px."""
    side = FINER * 2 * int(np.ceil(reach * size / 2) + 1)
    y, x = (np.mgrid[:side, :side].astype(np.float32) - (side - 1) / 2) / (FINER * size / 2)
    longer, angle = rng.uniform(1, stretch) ** 0.5, rng.uniform(0, np.pi)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    return x, y, np.hypot(u / longer, v * longer)


def sigmoid(value: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))


def smaller(ratio: Floats) -> Floats:
    side = len(ratio) // FINER
    small = cv2.resize(ratio.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), LENS)


def places(rng: Rng, free: Mask, count: int) -> Ints:
    """Random pixels of the skin, int [count, 2] (x, y)."""
    return np.argwhere(free)[rng.integers(int(free.sum()), size=count), ::-1]


def clear_place(
    rng: Rng, free: Mask, taken: list[Spot], size: float, middles: Ints | None, deviation: float
) -> tuple[int, int] | None:
    """A pixel round which a spot of `size` px lies on skin and off all others; near one of `middles`, if given."""
    h, w = free.shape
    others = np.array(taken, np.float32).reshape(-1, 3)
    edge = int(size / 2) + 2
    for _ in range(TRIES):
        drawn = rng.uniform(0, [w, h]) if middles is None else rng.normal(rng.choice(middles), deviation)
        x, y = (int(side) for side in drawn)
        if not (edge <= x < w - edge and edge <= y < h - edge):
            continue
        if not free[y - edge : y + edge + 1 : edge, x - edge : x + edge + 1 : edge].all():
            continue
        if (np.hypot(others[:, 0] - x, others[:, 1] - y) >= (others[:, 2] + size) / 2 + GAP).all():
            return x, y
    return None


def lay(skin: Floats, ratio: Floats, place: tuple[int, int], size: float | None = None) -> Box:
    """Multiplies a patch onto the skin, its middle at `place`. Returns the box of what it darkens by half of its most,
    or a square of `size` px."""
    side, (h, w) = len(ratio), skin.shape[:2]
    left, top = place[0] - side // 2, place[1] - side // 2
    x0, y0, x1, y1 = max(0, left), max(0, top), min(w, left + side), min(h, top + side)
    skin[y0:y1, x0:x1] *= ratio[y0 - top : y1 - top, x0 - left : x1 - left]
    if size is not None:
        return place[0] - size / 2, place[1] - size / 2, size, size
    depth = 1 - ratio.mean(axis=2)
    x, y, width, height = cv2.boundingRect((depth > depth.max() / 2).astype(np.uint8))
    return float(left + x), float(top + y), float(width), float(height)
