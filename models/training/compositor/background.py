"""What is not skin: rooms, walls, cloth, patterns. Images are float32 RGB, 0..1, [h, w, 3]."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .noise import blend, curve, fractal, log_uniform, noise, random_colour, stroke
from .skin import tone_colour


def load_photographs(folder: Path | None) -> list[Image]:
    """The freely licensed negatives that data/gather_negatives.py laid out (uint8 RGB); see SOURCES.md."""
    paths = sorted(folder.glob("*.png")) if folder else []
    return [cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB) for path in paths]


def thing_colour(rng: Rng) -> Floats:
    """Any colour, now and then that of some skin: a beige wall or a brown table is no body."""
    return tone_colour(rng, rng.uniform(1, 10)) if rng.random() < 0.2 else random_colour(rng)


def wood(rng: Rng, shape: tuple[int, int]) -> Floats:
    """Boards or a table top: brown, long grain, knots, gaps between boards."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    angle, stretch = rng.uniform(0, np.pi), rng.uniform(8, 30)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    size = int(2 * np.hypot(*shape))
    grain = fractal(rng, (size, size), log_uniform(rng, 6, 30), 3)
    middle = size / 2
    field = cv2.remap(
        grain,
        (u / stretch + middle / 2).astype(np.float32),
        (v + middle).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    image = tone_colour(rng, rng.uniform(3, 9)) * np.ones((*shape, 3), np.float32)
    image *= np.exp(rng.uniform(0.03, 0.25) * field)[..., None]
    if rng.random() < 0.5:
        step = log_uniform(rng, 25, 200)
        image *= (1 - rng.uniform(0.2, 0.7) * (np.abs(v % step - step / 2) > step / 2 - 1))[..., None]
    return image


def plain(rng: Rng, shape: tuple[int, int], colour: Callable[[Rng], Floats] = thing_colour) -> Floats:
    """A wall, a scanner's lid, a flat mask colour: nearly one colour."""
    image = np.broadcast_to(colour(rng), (*shape, 3)).astype(np.float32).copy()
    if rng.random() < 0.8:
        image *= (1 + rng.uniform(0.02, 0.2) * noise(rng, shape, log_uniform(rng, 40, 300)))[..., None]
        image += rng.uniform(0, 0.02) * noise(rng, shape, rng.uniform(1, 4))[..., None]
    return image


def weave(rng: Rng, shape: tuple[int, int]) -> Floats:
    """Threads or ribs: two crossed waves at a random angle, float32 [h, w], about -1..1."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    angle, period = rng.uniform(0, np.pi), log_uniform(rng, 2.2, 14)
    u = x * np.cos(angle) + y * np.sin(angle) + 1.5 * noise(rng, shape, 40)
    v = -x * np.sin(angle) + y * np.cos(angle)
    across = rng.uniform(0, 0.5)
    return 0.5 * np.sin(2 * np.pi * u / period) + across * np.sin(2 * np.pi * v / (period * rng.uniform(0.6, 1.6)))


def print_pattern(rng: Rng, image: Floats) -> None:
    """Dots, stripes or letters printed on cloth."""
    h, w = image.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    kind, step = rng.choice(["dots", "stripes", "checks", "text", "blotches"]), log_uniform(rng, 8, 70)
    if kind == "dots":
        radius = step * rng.uniform(0.12, 0.4)
        for y in np.arange(0, h + step, step):
            for x in np.arange(0, w + step, step):
                x_here = x + step / 2 * (round(y / step) % 2)
                cv2.circle(mask, (int(x_here * 16), int(y * 16)), max(16, int(radius * 16)), 255, -1, cv2.LINE_AA, 4)
    elif kind in ("stripes", "checks"):
        for x in np.arange(0, 2 * w, step):
            mask[:, int(x) : int(x + step * 0.4)] = 255
            if kind == "checks" and x < h:
                mask[int(x) : int(x + step * 0.4)] = 255
    elif kind == "text":
        for _ in range(rng.integers(1, 8)):
            text = "".join(rng.choice(list("ABCDEFGHKLMNOPRSTUaeiou0123456789")) for _ in range(rng.integers(2, 9)))
            cv2.putText(
                mask,
                text,
                (int(rng.uniform(-20, w)), int(rng.uniform(0, h))),
                int(rng.integers(0, 7)),
                log_uniform(rng, 0.4, 4),
                255,
                int(rng.integers(1, 7)),
                cv2.LINE_AA,
            )
    else:
        mask = (np.clip(fractal(rng, (h, w), step) - rng.uniform(0.3, 1.3), 0, 0.3) * 850).astype(np.uint8)
    blend(image, random_colour(rng), mask.astype(np.float32) / 255 * rng.uniform(0.3, 1))


def cloth(rng: Rng, shape: tuple[int, int]) -> Floats:
    """Clothing: weave, print, wrinkles, seams, buttons, loose threads."""
    image = np.broadcast_to(thing_colour(rng), (*shape, 3)).astype(np.float32).copy()
    if rng.random() < 0.5:
        print_pattern(rng, image)
    image *= (1 + rng.uniform(0.02, 0.22) * weave(rng, shape))[..., None]
    h, w = shape
    for _ in range(rng.integers(0, 5)):  # seams and threads
        mask = np.zeros(shape, np.uint8)
        points = curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), rng.uniform(0.1, 1.2) * w, 0.6, 24)
        if rng.random() < 0.5:
            for start, end in zip(points[::2], points[1::2], strict=False):  # a dashed seam
                stroke(mask, np.stack([start, end]), rng.uniform(1, 2.5))
        else:
            stroke(mask, points, rng.uniform(0.5, 3))
        blend(image, random_colour(rng), mask.astype(np.float32) / 255 * rng.uniform(0.3, 0.9))
    for _ in range(rng.integers(1, 4) if rng.random() < 0.15 else 0):  # buttons
        centre, radius = rng.uniform(0, [w, h]), log_uniform(rng, 4, 24)
        mask = np.zeros(shape, np.uint8)
        cv2.circle(mask, tuple(int(c * 16) for c in centre), int(radius * 16), 255, -1, cv2.LINE_AA, 4)
        blend(image, random_colour(rng), mask.astype(np.float32) / 255)
    folds = fractal(rng, shape, log_uniform(rng, 30, 160), 3)
    image *= np.clip(1 + rng.uniform(0.05, 0.35) * folds, 0.1, 2)[..., None]
    return image


def furniture(rng: Rng, shape: tuple[int, int]) -> Floats:
    """A procedural room: boxes, discs and lines of many colours on a plain wall, mostly out of focus."""
    image = plain(rng, shape, random_colour)  # a disc on skin colour would be a lesion
    h, w = shape
    for _ in range(int(log_uniform(rng, 3, 60))):
        mask = np.zeros(shape, np.uint8)
        kind, centre = rng.integers(0, 4), rng.uniform(0, [w, h])
        size = log_uniform(rng, 6, 200) * rng.uniform(0.3, 1, 2)
        if kind == 0:
            box = cv2.boxPoints((tuple(map(float, centre)), tuple(map(float, size)), float(rng.uniform(0, 90))))
            cv2.fillConvexPoly(mask, (box * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
        elif kind == 1:
            axes = tuple(int(s) + 1 for s in size / 2)
            cv2.ellipse(mask, tuple(map(int, centre)), axes, rng.uniform(0, 180), 0, 360, 255, -1, cv2.LINE_AA)
        else:
            stroke(mask, curve(rng, centre, rng.uniform(0, 6.3), 3 * size[0], 0.2), log_uniform(rng, 1, 12))
        blend(image, thing_colour(rng), mask.astype(np.float32) / 255)
    if rng.random() < 0.6:
        image = cv2.GaussianBlur(image, (0, 0), log_uniform(rng, 0.7, 10))
    return image


def photograph(rng: Rng, shape: tuple[int, int], photographs: list[Image]) -> Floats:
    """A random window of a real negative, shrunk to enlarged, mirrored where it ends, with a shifted colour."""
    photo = photographs[rng.integers(len(photographs))]
    scale = log_uniform(rng, 0.5, 2.5)
    photo = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    short = [max(0, side - n) for side, n in zip(shape, photo.shape[:2], strict=True)]
    photo = np.pad(photo, ((0, short[0]), (0, short[1]), (0, 0)), mode="symmetric")
    top, left = (int(rng.integers(0, n - side + 1)) for n, side in zip(photo.shape[:2], shape, strict=True))
    image = photo[top : top + shape[0], left : left + shape[1]].astype(np.float32) / 255
    if rng.random() < 0.5:
        image = image[:, ::-1]
    return image ** rng.uniform(0.6, 1.6) * rng.uniform(0.75, 1.1, 3)


def make_background(rng: Rng, shape: tuple[int, int], photographs: list[Image]) -> Floats:
    kinds = ["plain", "cloth", "furniture", "wood", "photograph"]
    kind = rng.choice(kinds, p=[0.24, 0.25, 0.11, 0.08, 0.32] if photographs else [0.35, 0.35, 0.2, 0.1, 0])
    if kind == "photograph":
        return photograph(rng, shape, photographs).astype(np.float32)
    return {"plain": plain, "cloth": cloth, "furniture": furniture, "wood": wood}[kind](rng, shape)
