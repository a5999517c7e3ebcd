"""Bare skin of every tone, and where in the frame it lies. Images are float32 RGB, 0..1, [h, w, 3]."""

from itertools import pairwise

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .noise import BLOOD, MELANIN, absorb, as_alpha, curve, fractal, log_uniform, noise, stroke

# The ten Monk skin tones (sRGB), Google 2022, CC BY 4.0.
MONK = (
    np.array(
        [
            [246, 237, 228],
            [243, 231, 219],
            [247, 234, 208],
            [234, 218, 186],
            [215, 189, 150],
            [160, 126, 86],
            [130, 92, 67],
            [96, 65, 52],
            [58, 49, 42],
            [41, 36, 32],
        ],
        np.float32,
    )
    / 255
)

TEXTURE = (0.9, 1.15)  # what a patch may change: darker is a lesion at its border


def tone_colour(rng: Rng, tone: float) -> Floats:
    """Skin colour (float32 [3]) near Monk `tone` 1..10; photographs are warmer and darker than the printed scale."""
    low = int(np.clip(np.floor(tone), 1, 9))
    colour = MONK[low - 1] + (MONK[low] - MONK[low - 1]) * (tone - low)
    warmth = np.exp(-rng.uniform(0.0, 0.22) * BLOOD - rng.uniform(0.0, 0.25) * MELANIN)
    colour = colour ** (1 - rng.uniform(0.02, 0.07) * max(0.0, tone - 4))  # cameras lift dark skin
    return (colour * warmth * rng.uniform(0.9, 1.08) * [1.08, 1.0, 0.95]).clip(0.04, 0.97).astype(np.float32)


def body_mask(rng: Rng, shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Where the body is: (opacity 0..1, depth in px from its outline), both float32 [h, w].

    Full frame, one curved outline (a flank), or two (a limb).
    """
    h, w = shape
    kind = rng.choice(["full", "edge", "limb"], p=[0.45, 0.30, 0.25])
    if kind == "full":
        return np.ones(shape, np.float32), np.full(shape, 1e4, np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[:h, :w].astype(np.float32)
    along = ((x - w / 2) * np.cos(angle) + (y - h / 2) * np.sin(angle)) / w
    across = (-(x - w / 2) * np.sin(angle) + (y - h / 2) * np.cos(angle)) / w
    bow, wave, phase = rng.normal(0, 0.25), rng.normal(0, 0.05), rng.uniform(0, 6)
    outline = bow * along**2 + wave * np.sin(5 * along + phase)
    depth = (across - outline + rng.uniform(-0.25, 0.35)) * w
    if kind == "limb":
        width = rng.uniform(0.35, 0.9) * w
        taper = rng.normal(0, 0.15)
        depth = np.minimum(depth + 0.2 * w, width * (1 + taper * along) - depth - 0.2 * w)
    return np.clip(depth / rng.uniform(1, 3) + 0.5, 0, 1), depth


def texture_from(rng: Rng, patches: Image, shape: tuple[int, int]) -> Floats:
    """A real skin patch (uint8, ratio * 128), scaled and mirrored over the frame; float32 ratio [h, w, 3]."""
    patch = patches[rng.integers(len(patches))]
    side = int(patch.shape[0] * log_uniform(rng, 0.8, 2.2))
    patch = cv2.resize(patch, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 128
    patch = np.clip(patch, *TEXTURE)
    grid = [-(-n // side) for n in shape]
    rows = []
    for row in range(grid[0]):
        tiles = [patch[:: -1 if row % 2 else 1, :: -1 if column % 2 else 1] for column in range(grid[1])]
        rows.append(np.hstack(tiles))
    return np.vstack(rows)[: shape[0], : shape[1]] ** rng.uniform(0.5, 1.2)


def draw_creases(rng: Rng, skin: Floats, zoom: float) -> None:
    """A net of fine lines in two directions."""
    h, w = skin.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    main = rng.uniform(0, np.pi)
    for _ in range(int(rng.uniform(30, 160))):
        angle = main + rng.choice([0.0, rng.uniform(0.8, 1.5)]) + rng.normal(0, 0.15)
        points = curve(rng, rng.uniform(0, [w, h]), angle, rng.uniform(10, 60) * zoom, 0.4, 6)
        stroke(mask, points, 1, int(rng.integers(40, 200)))
    field = cv2.GaussianBlur(mask, (0, 0), 0.6 + 0.4 * zoom).astype(np.float32) / 255
    absorb(skin, field * rng.uniform(0.03, 0.12), MELANIN + 0.5 * BLOOD)


def draw_folds(rng: Rng, skin: Floats) -> None:
    """One to three folds: a soft dark valley with a lighter ridge beside it."""
    h, w = skin.shape[:2]
    for _ in range(rng.integers(1, 4)):
        mask = np.zeros((h, w), np.uint8)
        points = curve(rng, rng.uniform(0, [w, h]), rng.uniform(0, 6.3), rng.uniform(0.2, 1.6) * w, 0.8)
        widest = rng.uniform(1, 6)
        for step, pair in enumerate(pairwise(points)):  # tapers towards its end
            stroke(mask, np.stack(pair), widest * (1 - 0.8 * step / len(points)))
        line = as_alpha(mask)
        wide = cv2.GaussianBlur(line, (0, 0), log_uniform(rng, 4, 14)) * 12
        fine = cv2.GaussianBlur(line, (0, 0), log_uniform(rng, 0.7, 3)) * 2
        absorb(
            skin,
            np.clip(wide, 0, 1) * rng.uniform(0.05, 0.35) + np.clip(fine, 0, 1) * rng.uniform(0.1, 0.6),
            0.7 * MELANIN + 0.4 * BLOOD,
        )


def shade(rng: Rng, skin: Floats, depth: Floats) -> None:
    """Light falling off over the frame, and towards the outline of a round body."""
    h, w = depth.shape
    light = 1 + 0.10 * noise(rng, depth.shape, log_uniform(rng, 90, 400)).clip(-2, 2)
    y, x = np.mgrid[:h, :w].astype(np.float32)
    angle = rng.uniform(0, 6.3)
    light += rng.uniform(0, 0.25) * (x / w * np.cos(angle) + y / h * np.sin(angle))
    limb = rng.uniform(0.1, 0.85) * np.exp(-np.maximum(depth, 0) / (rng.uniform(0.04, 0.25) * w))
    skin *= np.clip(light * (1 - limb), 0.05, 1.6)[..., None]


def make_skin(rng: Rng, depth: Floats, tone: float, zoom: float, patches: Image | None, freckled: float) -> Floats:
    """Bare skin without lesions. zoom: texture size, about px per 0.3 mm; patches: real textures or None; freckled:
    the chance of sun damage."""
    shape = depth.shape
    skin = np.broadcast_to(tone_colour(rng, tone), (*shape, 3)).astype(np.float32)
    skin = skin.copy()
    mottle = rng.uniform(0.2, 1.0)
    absorb(skin, 0.03 * mottle * fractal(rng, shape, log_uniform(rng, 20, 90) * zoom, 3), MELANIN)  # < FAINT
    absorb(skin, 0.05 * mottle * fractal(rng, shape, log_uniform(rng, 8, 60) * zoom, 3), BLOOD)
    if patches is not None and rng.random() < 0.4:
        skin *= texture_from(rng, patches, shape)
    else:
        grain = noise(rng, shape, max(1.0, 1.6 * zoom)) + 0.7 * noise(rng, shape, max(1.0, 3.5 * zoom))
        absorb(skin, rng.uniform(0.005, 0.04) * grain, MELANIN + 0.5 * BLOOD)
        if rng.random() < 0.6:
            draw_creases(rng, skin, zoom)
    if rng.random() < freckled:  # sun damage: blotchy, fine spots under 6 px
        spots = np.clip(noise(rng, shape, rng.uniform(2, 4)) - rng.uniform(1.4, 2.2), 0, 1)
        absorb(skin, rng.uniform(0.1, 0.3) * spots, MELANIN)
    if rng.random() < 0.35:
        draw_folds(rng, skin)
    shade(rng, skin, depth)
    return skin
