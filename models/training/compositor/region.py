"""The surfaces of a 12-megapixel demo photo: backdrop, skin, hair, navel, waistband. Float32 RGB 0..1, [h, w, 3]."""

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .noise import (
    BLOOD,
    MELANIN,
    absorb,
    as_alpha,
    blend,
    curve,
    fractal,
    noise,
    stroke,
)
from .skin import MONK, draw_creases


def backdrop(rng: Rng, shape: tuple[int, int], kind: str, room: Image) -> Floats:
    """A "room" (window of the uint8 picture `room`), a "sheet" or a "wall", all out of focus, so made small."""
    small = (shape[0] // 4, shape[1] // 4)
    if kind == "room":
        h, w = room.shape[:2]
        window = room[h // 6 : h * 5 // 6, w // 8 : w * 5 // 8].astype(np.float32) / 255
        image = cv2.resize(window, small[::-1], interpolation=cv2.INTER_CUBIC)
        image = cv2.GaussianBlur(image, (0, 0), 9) * 0.75
    else:
        colour = np.array([0.70, 0.74, 0.76] if kind == "sheet" else [0.55, 0.56, 0.53], np.float32)
        image = np.ones((*small, 3), np.float32) * colour
        wrinkles = fractal(rng, small, 220 if kind == "sheet" else 700, 4)
        slope = cv2.Sobel(cv2.GaussianBlur(wrinkles, (0, 0), 4), cv2.CV_32F, 1, 1, ksize=5)
        image *= (1 + (0.05 if kind == "sheet" else 0.01) * np.clip(slope, -4, 4) + 0.04 * wrinkles)[..., None]
    return cv2.resize(image, shape[::-1], interpolation=cv2.INTER_CUBIC).clip(0, 1)


def bare_skin(rng: Rng, shape: tuple[int, int], tone: float, freckled: bool = True) -> Floats:
    """Evenly lit skin at about 9 px/mm: blotches, pores, fine creases, perhaps a few freckles."""
    low = int(tone)
    colour = (MONK[low - 1] + (MONK[low] - MONK[low - 1]) * (tone - low)) ** (1 - 0.04 * max(0.0, tone - 4))
    skin = np.broadcast_to(colour * np.exp(-0.10 * BLOOD - 0.03 * MELANIN), (*shape, 3)).astype(np.float32)
    skin = np.ascontiguousarray(skin)
    absorb(skin, 0.022 * fractal(rng, shape, 700, 3) + 0.012 * noise(rng, shape, 45), MELANIN)
    absorb(skin, 0.022 * fractal(rng, shape, 400, 3) + 0.020 * fractal(rng, shape, 40, 2), BLOOD)
    absorb(skin, 0.012 * noise(rng, shape, 3.2) + 0.014 * noise(rng, shape, 6.5), MELANIN + 0.4 * BLOOD)
    for _ in range(6):
        draw_creases(rng, skin, 1.6)
    if freckled:
        absorb(skin, 0.25 * np.clip(noise(rng, shape, 9) - 3.7, 0, 1), MELANIN)
    return skin


def draw_hair(rng: Rng, skin: Floats, depth: Floats, count: int, tone: float) -> None:
    mask = np.zeros(skin.shape[:2], np.uint8)
    field = cv2.GaussianBlur(rng.standard_normal((24, 32)).astype(np.float32), (0, 0), 4) * 8 + 1.2
    for _ in range(count):
        x, y = rng.uniform(0, [skin.shape[1], skin.shape[0]])
        if depth[int(y), int(x)] > 30:
            angle = field[int(y * 24 / skin.shape[0]), int(x * 32 / skin.shape[1])] + rng.normal(0, 0.25)
            points = curve(rng, np.array([x, y]), angle, rng.uniform(30, 110), 0.8, 7)
            stroke(mask, points, 1.4, int(rng.integers(70, 190)))
    blend(skin, np.array([0.14, 0.10, 0.08], np.float32) * (0.6 if tone > 7 else 1.3), as_alpha(mask, 0.7) * 0.7)


def draw_navel(rng: Rng, skin: Floats, x: float, y: float) -> None:
    h, w = skin.shape[:2]
    gy, gx = np.mgrid[:h, :w].astype(np.float32)
    distance = np.hypot((gx - x) / 55, (gy - y) / 85) + 0.08 * fractal(rng, (h, w), 60, 2)
    absorb(skin, 1.5 * np.exp(-((distance / 0.55) ** 2)) + 0.25 * np.exp(-((distance / 1.3) ** 2)), MELANIN)
    skin *= (1 + 0.10 * np.exp(-(((distance - 1.15) / 0.3) ** 2)))[..., None]


def draw_waistband(rng: Rng, image: Floats, top: float) -> None:
    """Trousers along the bottom, with a hem and the shadow it throws."""
    h, w = image.shape[:2]
    x = np.linspace(-1, 1, w, dtype=np.float32)
    edge = (top + 0.03 * x**2 * -1 + 0.004 * np.sin(9 * x)) * h
    below = np.mgrid[:h, :w][0].astype(np.float32) - edge[None]
    image *= (1 - 0.35 * np.exp(np.minimum(below, 0) / 18) * (below < 0))[..., None]
    fabric = np.ones((h // 4, w // 4, 3), np.float32) * np.array([0.16, 0.18, 0.24], np.float32)
    fabric *= (1 + 0.12 * fractal(rng, fabric.shape[:2], 90, 4))[..., None]
    fabric = cv2.resize(fabric, (w, h), interpolation=cv2.INTER_CUBIC)
    fabric *= (1 + 0.10 * np.sin(below / 3.5) * (below < 110) + 0.06 * noise(rng, (h, w), 3))[..., None]
    fabric *= (1 - 0.5 * np.exp(-(((below - 115) / 7) ** 2)))[..., None]
    blend(image, fabric, np.clip(below / 4 + 0.5, 0, 1))
