"""Things on skin that are no lesion, and that the detector must not mark. All draw on float32 RGB [h, w, 3] in place.

zoom is the scene's scale (about px per 0.3 mm); it sets the width of hair and vessels. Ink: compositor/pen.py.
"""

import cv2
import numpy as np

from ..arrays import Floats, Rng
from .noise import (
    BLOOD,
    MELANIN,
    Box,
    absorb,
    as_alpha,
    blend,
    curve,
    fractal,
    log_uniform,
    stroke,
)


def hair(rng: Rng, skin: Floats, zoom: float) -> None:
    """Fine, dense or shaved hair: strokes along a drifting direction, dark, sometimes fair, with a faint shadow."""
    h, w = skin.shape[:2]
    kind = rng.choice(["fine", "dense", "stubble", "few"], p=[0.35, 0.25, 0.25, 0.15])
    count = {
        "fine": rng.integers(20, 150),
        "dense": rng.integers(150, 500),
        "stubble": rng.integers(40, 350),
        "few": rng.integers(1, 8),
    }[kind]
    length = {"fine": 35, "dense": 45, "stubble": 5, "few": 60}[kind] * zoom * rng.uniform(0.6, 1.5)
    width = rng.uniform(0.35, 1.2) * zoom**0.7
    main, spread = rng.uniform(0, 6.3), rng.choice([0.2, 0.5, 1.5])
    patch, radius = rng.uniform(0, [w, h]), rng.uniform(0.3, 1.5) * w
    mask = np.zeros((h, w), np.uint8)
    for _ in range(count):
        start = rng.normal(patch, radius) if kind == "dense" else rng.uniform(0, [w, h])
        angle = main + rng.normal(0, spread)
        points = curve(rng, start, angle, length * rng.uniform(0.5, 1.5), rng.uniform(0.1, 1.5), 5)
        stroke(mask, points, width * rng.uniform(0.6, 1.3), int(rng.integers(120, 256)))
    fair = rng.random() >= 0.9
    colour = np.array([0.75, 0.68, 0.55]) if fair else np.array([0.12, 0.09, 0.07]) * rng.uniform(0.3, 2.5)
    if rng.random() < 0.5:
        shadow = np.roll(mask, (int(zoom * 2), int(zoom)), (0, 1))
        absorb(skin, 0.25 * as_alpha(shadow, 1 + zoom), MELANIN)
    blend(skin, colour.astype(np.float32), as_alpha(mask) * rng.uniform(0.5, 0.95))


def ruler(rng: Rng, skin: Floats) -> Floats:
    """A strip with ticks and digits, or a blank sticker. Returns what it covers, float32 [h, w]."""
    h, w = skin.shape[:2]
    length, depth, step = int(rng.uniform(80, 300)), int(rng.uniform(12, 45)), rng.uniform(3, 10)
    strip = np.full((depth, length, 3), rng.integers(180, 256), np.uint8)
    if rng.random() < 0.7:
        for index, x in enumerate(np.arange(2, length, step)):
            strip[: int(depth * (0.5 if index % 5 == 0 else 0.25)), int(x) : int(x) + 1] = 25
            if index % 10 == 0:
                cv2.putText(strip, str(index // 10), (int(x), depth - 3), 0, depth / 70, (25, 25, 25), 1, cv2.LINE_AA)
    lit = strip.astype(np.float32) / 255 * rng.uniform(0.75, 1, 3).astype(np.float32)
    turn = cv2.getRotationMatrix2D((length / 2, depth / 2), rng.uniform(0, 360), 1)
    turn[:, 2] += rng.uniform(0, [w, h]) - [length / 2, depth / 2]
    cover = cv2.warpAffine(np.ones((depth, length), np.float32), turn, (w, h))
    blend(skin, cv2.warpAffine(lit, turn, (w, h)), cover)
    return cover


def vessels(rng: Rng, skin: Floats, zoom: float) -> None:
    """Branching fine red vessels, or wide soft blue veins."""
    h, w = skin.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    blue = rng.random() < 0.4
    for _ in range(rng.integers(1, 4) if blue else rng.integers(5, 50)):
        start, angle = rng.uniform(0, [w, h]), rng.uniform(0, 6.3)
        length = w * rng.uniform(0.3, 1.2) if blue else log_uniform(rng, 6, 60) * zoom
        points = curve(rng, start, angle, length, 2)
        width = rng.uniform(3, 9) if blue else rng.uniform(0.5, 1.4) * zoom**0.5
        stroke(mask, points, width, int(rng.integers(90, 255)))
    tint = np.array([0.9, 0.6, 0.25], np.float32) if blue else BLOOD
    absorb(skin, as_alpha(mask, rng.uniform(2, 5) if blue else 0.7) * rng.uniform(0.05, 0.2 if blue else 0.5), tint)


def blotches(rng: Rng, skin: Floats, zoom: float) -> None:
    """Red patches without an outline, pale scars, scratches."""
    h, w = skin.shape[:2]
    redness = np.clip(fractal(rng, (h, w), log_uniform(rng, 15, 90), 3) - rng.uniform(0.2, 1.2), 0, 2)
    absorb(skin, redness * rng.uniform(0.03, 0.2), BLOOD)
    mask = np.zeros((h, w), np.uint8)
    for _ in range(rng.integers(0, 5)):
        points = curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), log_uniform(rng, 10, 90), 0.6)
        stroke(mask, points, log_uniform(rng, 0.8, 8), int(rng.integers(80, 255)))
    alpha = as_alpha(mask, rng.uniform(0.7, 2))
    if rng.random() < 0.5:
        blend(skin, np.clip(skin * 1.25 + 0.05, 0, 1), alpha * rng.uniform(0.2, 0.8))
    else:
        absorb(skin, alpha * rng.uniform(0.1, 0.6), BLOOD)


def hollow_grid(rng: Rng, shape: tuple[int, ...]) -> tuple[Floats, Floats, Floats, Box]:
    """A turned, rough polar grid about a random point: (u, v, roughness, box (x, y, w, h)); u, v 1 at the radius."""
    h, w = shape
    x, y = rng.uniform(0.1, 0.9, 2) * [w, h]
    radius, tilt = log_uniform(rng, 28, 80) * max(1.0, h / 640), rng.uniform(0, np.pi)
    gy, gx = np.mgrid[:h, :w].astype(np.float32)
    u = ((gx - x) * np.cos(tilt) + (gy - y) * np.sin(tilt)) / radius
    v = ((gy - y) * np.cos(tilt) - (gx - x) * np.sin(tilt)) / radius
    return u, v, 0.08 * fractal(rng, (h, w), radius / 2, 3), (x - radius, y - radius, 2 * radius, 2 * radius)


def nipple(rng: Rng, skin: Floats, zoom: float) -> Box:
    """A mottled disc with a raised, lit centre. Returns the box (x, y, w, h) kept free of lesions."""
    u, v, rough, box = hollow_grid(rng, skin.shape[:2])
    distance = np.hypot(u, v * rng.uniform(1, 1.3)) + rough
    disc = 1 / (1 + np.exp(np.clip(rng.uniform(8, 20) * (distance - 0.9), -30, 30)))
    mottled = 1 + 0.2 * fractal(rng, skin.shape[:2], 4, 2)
    absorb(skin, disc * rng.uniform(0.2, 0.7) * mottled, 0.6 * MELANIN + 0.6 * BLOOD)
    absorb(skin, np.exp(-((distance / 0.28) ** 2)) * rng.uniform(0.2, 0.6), 0.5 * MELANIN + 0.7 * BLOOD)
    light = np.exp(-((u + 0.12) ** 2 + (v + 0.12) ** 2) / 0.02)
    skin *= (1 + rng.uniform(0.2, 0.5) * light)[..., None]
    return box


def navel(rng: Rng, skin: Floats, zoom: float) -> Box:
    """A slit in a hollow with a lit rim, unlike a mole. Returns the box (x, y, w, h) kept free of lesions."""
    u, v, rough, box = hollow_grid(rng, skin.shape[:2])
    hollow = np.hypot(u, v * rng.uniform(1.3, 2.2)) + rough
    slit = np.exp(-((u / 0.45) ** 2) - ((v + 0.15 * u**2) / 0.09) ** 2)
    absorb(skin, slit * rng.uniform(1.0, 2.5) + 0.5 * np.exp(-((hollow / 0.6) ** 2)), MELANIN)
    skin *= (1 + rng.uniform(0.15, 0.35) * np.exp(-(((hollow - 0.9) / 0.15) ** 2)))[..., None]
    return box


def glare(rng: Rng, skin: Floats, zoom: float) -> None:
    """Specular light: a soft sheen broken up by the skin's grain."""
    h, w = skin.shape[:2]
    sheen = np.clip(fractal(rng, (h, w), log_uniform(rng, 40, 200), 2) - rng.uniform(0.5, 1.5), 0, 1)
    grain = np.clip(1 + 0.8 * fractal(rng, (h, w), 4 * zoom, 2), 0, 2)
    blend(skin, np.float32(1.0), np.clip(sheen * grain * rng.uniform(0.1, 0.45), 0, 1))


def shadow(rng: Rng, skin: Floats, zoom: float) -> None:
    """A cast shadow with a soft or a sharp edge."""
    h, w = skin.shape[:2]
    y, x = np.mgrid[:h, :w].astype(np.float32)
    angle = rng.uniform(0, 6.3)
    distance = (x - rng.uniform(0, w)) * np.cos(angle) + (y - rng.uniform(0, h)) * np.sin(angle)
    distance += rng.uniform(0, 25) * fractal(rng, (h, w), 80, 2)
    edge = 1 / (1 + np.exp(-np.clip(distance / log_uniform(rng, 0.8, 25), -30, 30)))
    skin *= (1 - edge * rng.uniform(0.1, 0.75))[..., None]


def jewellery(rng: Rng, skin: Floats, zoom: float) -> None:
    """A chain of beads or links, metallic, with its shadow."""
    h, w = skin.shape[:2]
    points = curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), rng.uniform(0.5, 1.5) * w, 1.5, 70)
    bead = rng.uniform(1.5, 5)
    mask, light = np.zeros((h, w), np.uint8), np.zeros((h, w), np.uint8)
    for point in points:
        cv2.circle(mask, tuple((point * 16).astype(int).tolist()), int(bead * 16), 255, -1, cv2.LINE_AA, 4)
        cv2.circle(light, tuple(((point - bead / 3) * 16).astype(int).tolist()), int(bead * 6), 255, -1, cv2.LINE_AA, 4)
    absorb(skin, as_alpha(np.roll(mask, (3, 2), (0, 1)), 2) * 0.5, MELANIN)
    metal = np.array([0.75, 0.6, 0.3]) if rng.random() < 0.5 else np.array([0.6, 0.6, 0.62])
    blend(skin, metal.astype(np.float32) * rng.uniform(0.3, 1), as_alpha(mask))
    blend(skin, np.float32(0.95), as_alpha(light) * 0.8)
