"""Random fields and colour arithmetic that every part of the compositor shares. Images are float32 RGB, 0..1."""

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng

MELANIN = np.array([0.55, 0.85, 1.10], np.float32)  # relative absorption of pigment in R, G, B
BLOOD = np.array([0.20, 1.00, 0.85], np.float32)  # relative absorption of haemoglobin in R, G, B

Box = tuple[float, float, float, float]  # x, y, width, height in px, origin top left


def noise(rng: Rng, shape: tuple[int, int], cell: float) -> Floats:
    """Smooth noise, float32 [h, w], mean 0 and deviation about 1, with features of about `cell` px."""
    rows, columns = (max(2, int(np.ceil(n / cell)) + 3) for n in shape)
    coarse = rng.standard_normal((rows, columns)).astype(np.float32)
    size = (max(shape[1], int(columns * cell)), max(shape[0], int(rows * cell)))
    field = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)[: shape[0], : shape[1]]
    return field * (1.25 if cell > 1 else 1.0)


def fractal(rng: Rng, shape: tuple[int, int], cell: float, octaves: int = 4) -> Floats:
    """Sum of noise octaves from `cell` px downwards, each half as strong; deviation about 1."""
    field = np.zeros(shape, np.float32)
    for octave in range(octaves):
        field += 0.5**octave * noise(rng, shape, max(1.0, cell / 2**octave))
    return field / 1.15


def absorb(image: Floats, depth: Floats, pigment: Floats) -> None:
    """Darkens `image` [h, w, 3] in place by a layer of `pigment` with optical depth `depth` [h, w]."""
    image *= np.exp(-depth[..., None] * pigment)


def blend(image: Floats, over: Floats | np.floating, alpha: Floats) -> None:
    """Lays `over` (colour or image) on `image` in place, with opacity `alpha` [h, w]."""
    image += (over - image) * alpha[..., None]


def log_uniform(rng: Rng, low: float, high: float) -> float:
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def random_colour(rng: Rng) -> Floats:
    """A colour of things people own: mostly grey, white, black or blue, sometimes saturated; float32 [3]."""
    grey = rng.beta(0.8, 0.9)
    tint = rng.normal(0, rng.choice([0.02, 0.12, 0.35], p=[0.45, 0.35, 0.2]), 3)
    return np.clip(grey + tint, 0.01, 0.98).astype(np.float32)


def curve(rng: Rng, start: Floats, angle: float, length: float, bend: float, steps: int = 12) -> Floats:
    """A wandering line as float32 [steps + 1, 2] points (x, y); `bend` is the turn, in radians, over its length."""
    turn = rng.normal(0, bend / steps) + rng.normal(0, 0.3 * bend / steps**0.5, steps)
    angles = angle + np.cumsum(turn)
    moves = np.stack([np.cos(angles), np.sin(angles)], axis=1) * (length / steps)
    return np.vstack([start, start + np.cumsum(moves, axis=0)]).astype(np.float32)


def stroke(mask: Image, points: Floats, width: float, value: int = 255) -> None:
    """Draws an anti-aliased line of `width` px (may be under 1: then fainter) on the uint8 `mask` in place."""
    fade = min(1.0, max(width, 0.25))
    cv2.polylines(
        mask, [np.round(points * 16).astype(np.int32)], False, int(value * fade), max(1, round(width)), cv2.LINE_AA, 4
    )


def as_alpha(mask: Image, soften: float = 0) -> Floats:
    """A drawn uint8 mask as opacity 0..1, blurred by `soften` px."""
    mask = cv2.GaussianBlur(mask, (0, 0), soften) if soften else mask
    return mask.astype(np.float32) / 255
