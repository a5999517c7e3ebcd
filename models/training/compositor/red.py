"""Discrete lesions that are not brown: angiomas, papules, pink and scaly patches, skin-coloured domes, purple nodules.

The data set's cut-outs show carcinomas and keratoses of that kind; these are the rest of what people carry, so that
"not pigmented" is no sign of a carcinoma. Shapes and colours are free inventions within what textbooks picture.
"""

import numpy as np

from ..arrays import Floats, Rng
from .lesions import Patch
from .noise import BLOOD, MELANIN, fractal, log_uniform

KINDS = ("angioma", "papule", "patch", "scaly", "dome", "nodule")
SHARES = (0.22, 0.22, 0.16, 0.16, 0.12, 0.12)
SCALE = np.array([0.55, 0.65, 0.75], np.float32)  # how much more a flake of dry skin sends back, in R, G, B


def red_lesion(rng: Rng, size: float, kind: str | None = None) -> Patch:
    """One lesion, about `size` px across, as a ratio to the skin. kind: one of KINDS, or of a random one."""
    side = max(24, min(256, int(size * 1.6)))
    y, x = (np.mgrid[:side, :side].astype(np.float32) - (side - 1) / 2) / (side / 3.2)
    kind = kind or str(rng.choice(KINDS, p=SHARES))
    body = _body(rng, x, y, sharp={"patch": (3, 8), "scaly": (3, 10)}.get(kind, (6, 18)))
    grain = fractal(rng, x.shape, max(2.0, side / 10), 3)
    ratio = np.exp(-body[..., None] * _absorption(rng, kind) * (1 + 0.25 * grain[..., None]))
    if kind == "scaly":
        flakes = np.clip(fractal(rng, x.shape, max(1.5, side / rng.uniform(10, 40)), 2) - rng.uniform(0.2, 1), 0, 1)
        ratio *= 1 + (body * flakes * rng.uniform(0.3, 1))[..., None] * SCALE
    if kind in ("dome", "papule", "nodule"):
        ratio *= 1 + _relief(rng, x, y, body)[..., None]
    return Patch(np.clip(ratio, 0.02, 1.99).astype(np.float32), "procedural", kind)


def _body(rng: Rng, x: Floats, y: Floats, sharp: tuple[float, float]) -> Floats:
    """Opacity [side, side] of a round to irregular spot that fills two thirds of the patch."""
    stretch, angle = rng.uniform(1, 1.6), rng.uniform(0, np.pi)
    u = (x * np.cos(angle) + y * np.sin(angle)) * stretch**0.5
    v = (y * np.cos(angle) - x * np.sin(angle)) / stretch**0.5
    radius = np.hypot(u, v) + rng.uniform(0, 0.2) * fractal(rng, x.shape, len(x) / 2.5, 3)
    return (1 / (1 + np.exp(np.clip(log_uniform(rng, *sharp) * (radius - 0.85), -30, 30)))).astype(np.float32)


def _absorption(rng: Rng, kind: str) -> Floats:
    """Optical depth in R, G, B at the lesion's middle."""
    purple = np.array([0.75, 1.0, 0.7], np.float32)
    if kind == "angioma":
        return log_uniform(rng, 0.4, 2.0) * (BLOOD + (purple - BLOOD) * rng.uniform(0, 0.4))
    if kind == "nodule":
        return log_uniform(rng, 0.4, 1.6) * (BLOOD + (purple - BLOOD) * rng.uniform(0.3, 1))
    if kind == "dome":
        return rng.uniform(-0.08, 0.2) * MELANIN + rng.uniform(0, 0.2) * BLOOD
    return log_uniform(rng, 0.15, 0.8) * BLOOD + rng.uniform(-0.05, 0.15) * MELANIN


def _relief(rng: Rng, x: Floats, y: Floats, body: Floats) -> Floats:
    """Light on a raised spot: brighter towards the lamp, darker away from it, sometimes a glint."""
    angle = rng.uniform(0, 2 * np.pi)
    slope = x * np.cos(angle) + y * np.sin(angle)
    light = rng.uniform(0.05, 0.3) * body * np.clip(slope, -1, 1)
    if rng.random() < 0.5:
        away = np.hypot(x - 0.35 * np.cos(angle), y - 0.35 * np.sin(angle))
        light = light + rng.uniform(0.1, 0.6) * np.exp(-((away / rng.uniform(0.1, 0.25)) ** 2))
    return light.astype(np.float32)
