"""What is not skin: freely licensed pictures, procedural cloth, paper, rooms; and skin against it (class skin edge).

Pictures: the folder that data/gather_negatives.py lays out, all CC0 (SOURCES.md): rooms and landscapes, brick, grass,
gravel, a cat, a cup of coffee. Of every five, one is kept for tests (as for the detector) and one for validation.
"""

from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .photos import SIZE, read_rgb
from .skin import display, linear, noise

PARTS = ("test", "validation", "train", "train", "train")  # of every five pictures, in order of their names


def picture_paths(folder: Path, part: str) -> list[Path]:
    """The pictures of the part "train", "validation" or "test"."""
    paths = sorted(folder.glob("*.png"))
    if not paths:
        raise SystemExit(f"{folder} holds no pictures: run data/gather_negatives.py first")
    return [path for n, path in enumerate(paths) if PARTS[n % len(PARTS)] == part]


def load_pictures(folder: Path, part: str) -> list[Image]:
    """uint8 [h, w, 3] RGB, each of `part`."""
    return [read_rgb(path) for path in picture_paths(folder, part)]


def crop_of(picture: Image, rng: Rng) -> Image:
    side = int(min(picture.shape[:2]) * np.exp(rng.uniform(np.log(0.12), 0)))
    y, x = (int(rng.integers(0, n - side + 1)) for n in picture.shape[:2])
    return cv2.resize(picture[y : y + side, x : x + side], (SIZE, SIZE), interpolation=cv2.INTER_AREA)


def colour(rng: Rng) -> Floats:
    """A colour of things, in linear light: often dull, at times vivid, at times as warm as skin."""
    if rng.random() < 0.3:
        return np.array([1, rng.uniform(0.5, 0.8), rng.uniform(0.3, 0.7)]) * rng.uniform(0.05, 0.9)
    grey = rng.uniform(0.02, 0.9)
    return np.clip(grey * np.exp(rng.normal(0, rng.choice([0.1, 0.7]), 3)), 0.01, 0.95)


def cloth(rng: Rng) -> Image:
    """Weave, stripes or checks, with creases; the pattern bends."""
    ys, xs = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    bend = rng.uniform(0, 12) * noise(rng, 3)
    angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(2.5), np.log(60)))
    along = (np.cos(angle) * xs + np.sin(angle) * ys + bend) / period
    across = (-np.sin(angle) * xs + np.cos(angle) * ys + bend) / (period * rng.choice([0.5, 1, 1, 3]))
    pattern = {
        0: np.sin(2 * np.pi * along),
        1: np.sin(2 * np.pi * along) * np.sin(2 * np.pi * across),
        2: np.sign(np.sin(2 * np.pi * along)) + np.sign(np.sin(2 * np.pi * across)),
        3: np.maximum(np.sin(2 * np.pi * along), np.sin(2 * np.pi * across)),
    }[int(rng.integers(4))]
    share = np.clip(0.5 + 0.5 * pattern, 0, 1)[..., None]
    first = colour(rng)
    second = first * np.exp(rng.normal(0, 0.3)) if rng.random() < 0.5 else colour(rng)
    creases = np.exp(rng.uniform(0, 0.5) * noise(rng, int(rng.integers(2, 6))) + 0.06 * noise(rng, 96))
    return display((first * share + second * (1 - share)) * creases[..., None])


def room(rng: Rng) -> Image:
    """Flat-shaded polygons with light falling off: walls, doors, furniture, devices."""
    image = np.empty((SIZE, SIZE, 3), np.float32)
    image[:] = colour(rng)
    for _ in range(rng.integers(0, 9)):
        corners = rng.integers(-40, SIZE + 40, (int(rng.integers(3, 6)), 2)).astype(np.int32)
        cv2.fillPoly(image, [cv2.convexHull(corners)], colour(rng).tolist(), cv2.LINE_AA)
    image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 6))
    return display(image * np.exp(0.5 * noise(rng, 2) + 0.03 * noise(rng, 96))[..., None])


def paper(rng: Rng) -> Image:
    """Print, handwriting, dots and blots on paper or cloth: round dark things that are no lesions."""
    image = cloth(rng) if rng.random() < 0.3 else display(colour(rng) * np.exp(0.1 * noise(rng, 3))[..., None])
    ink = display(colour(rng) * 0.3).tolist()
    for _ in range(rng.integers(1, 9)):
        at = tuple(int(v) for v in rng.integers(0, SIZE, 2))
        kind = rng.integers(4)
        if kind == 0:
            text = "".join(chr(c) for c in rng.integers(40, 123, rng.integers(1, 9)))
            cv2.putText(
                image, text, at, int(rng.integers(0, 8)), rng.uniform(0.4, 3), ink, int(rng.integers(1, 5)), cv2.LINE_AA
            )
        elif kind == 1:
            cv2.circle(image, at, int(rng.integers(3, 40)), ink, int(rng.choice([-1, -1, 1, 3])), cv2.LINE_AA)
        elif kind == 2:
            points = np.cumsum(rng.normal(0, 14, (int(rng.integers(4, 20)), 2)), axis=0) + at
            cv2.polylines(image, [points.astype(np.int32)], False, ink, int(rng.integers(1, 5)), cv2.LINE_AA)
        else:
            cv2.ellipse(
                image, at, tuple(int(v) for v in rng.integers(3, 40, 2)), float(rng.uniform(0, 180)), 0, 360, ink, -1
            )
    return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 2))


def background(pictures: list[Image], rng: Rng) -> Image:
    """uint8 [192, 192, 3] without skin."""
    kind = rng.random()
    if kind < 0.4:
        return crop_of(pictures[rng.integers(len(pictures))], rng)
    return cloth(rng) if kind < 0.65 else room(rng) if kind < 0.82 else paper(rng)


def skin_edge(skin: Image, other: Image, rng: Rng) -> tuple[Image, Floats]:
    """Skin that ends at a curved border within the crop, against something else, with the shade that falls along it.

    Returns the crop and the share of skin in each pixel, float32 [192, 192].
    """
    ys, xs = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    across, along = np.cos(angle) * xs + np.sin(angle) * ys, -np.sin(angle) * xs + np.cos(angle) * ys
    distance = across + rng.uniform(-1, 1) * along**2 + rng.uniform(0, 0.08) * noise(rng, 4) + rng.uniform(-0.25, 0.25)
    if rng.random() < 0.25:  # a strip: a finger, an arm from afar, the gap between two garments
        distance = rng.uniform(0.15, 0.4) - np.abs(distance)
    share = np.clip(distance * SIZE / rng.uniform(1, 6) + 0.5, 0, 1)[..., None]
    shade = 1 - rng.uniform(0, 0.7) * np.exp(-np.abs(distance) / rng.uniform(0.01, 0.15))
    mixed = linear(skin) * share * shade[..., None] + linear(other) * (1 - share)
    crop = display(mixed * (np.where(distance < 0, shade, 1)[..., None] if rng.random() < 0.5 else 1))
    return crop, share[..., 0].astype(np.float32)
