"""Body regions in the round, for the demo scenes: where the skin is and how light falls on it.

A region is a list of parts (limbs, trunks), each a smooth height over the frame; later parts lie in front.
Heights are made on a grid of 1/GRID of the photo and enlarged. All fields are float32 [h, w].
"""

from dataclasses import dataclass

import cv2
import numpy as np

from ..arrays import Floats

GRID = 8
LIGHT = np.array([-0.45, -0.55, 0.70], np.float32) / np.float32(np.linalg.norm([-0.45, -0.55, 0.70]))


@dataclass
class Part:
    """height: px towards the camera, 0 outside; depth: px inside the outline, negative outside (grid px both)."""

    height: Floats
    depth: Floats


@dataclass
class Body:
    """opacity 0..1, depth px from the outline, shade about 0.3..1.1; full size."""

    opacity: Floats
    depth: Floats
    shade: Floats


def grid(shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """x and y of the grid's points, as shares of the photo's width (y too, so that circles stay round)."""
    h, w = shape[0] // GRID, shape[1] // GRID
    y, x = np.mgrid[:h, :w].astype(np.float32)
    return x / w, y / w


def limb(
    shape: tuple[int, int],
    start: tuple[float, float],
    end: tuple[float, float],
    radii: tuple[float, float],
    bow: float = 0.0,
) -> Part:
    """A tapered, slightly bowed cylinder from `start` to `end` (shares of the width), cut by the frame."""
    x, y = grid(shape)
    axis = np.subtract(end, start).astype(np.float32)
    length = float(np.hypot(*axis))
    along = ((x - start[0]) * axis[0] + (y - start[1]) * axis[1]) / length**2
    across = ((x - start[0]) * -axis[1] + (y - start[1]) * axis[0]) / length + bow * np.sin(np.pi * along)
    belly = 1 + 0.10 * np.sin(np.pi * np.clip(along * 1.3, 0, 1))
    radius = (radii[0] + (radii[1] - radii[0]) * np.clip(along, -0.2, 1.2)) * belly
    inside = np.clip(1 - (across / radius) ** 2, 0, 1)
    width = x.shape[1]
    return Part(np.sqrt(inside) * radius * width, (radius - np.abs(across)) * width)


def trunk(shape: tuple[int, int], centre: float, widths: list[float], flat: float = 0.45) -> Part:
    """An upright trunk; `widths` are half widths from the top to the bottom edge, as shares of the photo's width."""
    x, y = grid(shape)
    stations = np.linspace(0, float(y.max()), len(widths))
    half = np.interp(y[:, 0], stations, widths).astype(np.float32)
    half = cv2.GaussianBlur(half[:, None], (0, 0), 18, borderType=cv2.BORDER_REPLICATE)
    u = np.abs(x - centre) / half
    height = np.clip(1 - u**2.5, 0, 1) ** (1 / 2.5) * half * flat
    width = x.shape[1]
    return Part(height * width, (1 - u) * half * width * 0.9)


def bump(part: Part, x: float, y: float, radius: tuple[float, float], amount: float, tilt: float = 0.0) -> None:
    """Raises (or, with a negative amount, sinks) the part around a point; radii and amount in shares of the width."""
    h, w = part.height.shape
    gy, gx = np.mgrid[:h, :w].astype(np.float32) / w
    u = (gx - x) * np.cos(tilt) + (gy - y) * np.sin(tilt)
    v = (gy - y) * np.cos(tilt) - (gx - x) * np.sin(tilt)
    part.height += amount * w * np.exp(-((u / radius[0]) ** 2) - (v / radius[1]) ** 2) * (part.depth > 0)


def shade_of(part: Part) -> Floats:
    """Soft light from the upper left, plus what the room gives back; carried on a little beyond the outline."""
    height = cv2.GaussianBlur(part.height, (0, 0), 2.5)
    slope_x = cv2.Sobel(height, cv2.CV_32F, 1, 0, scale=1 / 8)
    slope_y = cv2.Sobel(height, cv2.CV_32F, 0, 1, scale=1 / 8)
    facing = (-slope_x * LIGHT[0] - slope_y * LIGHT[1] + LIGHT[2]) / np.sqrt(slope_x**2 + slope_y**2 + 1)
    shade = 0.42 + 0.66 * np.clip((facing + 0.25) / 1.25, 0, 1)
    inside = (part.depth > 1.5).astype(np.float32)
    share = cv2.GaussianBlur(inside, (0, 0), 3)
    return np.where(inside > 0, shade, cv2.GaussianBlur(shade * inside, (0, 0), 3) / np.maximum(share, 1e-3))


def enlarge(field: Floats, shape: tuple[int, int]) -> Floats:
    return cv2.resize(field.astype(np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC)


def assemble(shape: tuple[int, int], parts: list[Part]) -> Body:
    """Lays the parts over each other, each casting a soft shadow on those behind it, at full size."""
    opacity, shade = np.zeros(shape, np.float32), np.ones(shape, np.float32)
    depth = np.full(shape, -1e4, np.float32)
    for part in parts:
        own = enlarge(part.depth, shape) * GRID
        front = np.clip(own / 4 + 0.5, 0, 1)
        near = cv2.GaussianBlur((part.depth > 0).astype(np.float32), (0, 0), 9)
        shade *= 1 - 0.55 * enlarge(near, shape)
        shade += (enlarge(shade_of(part), shape) - shade) * front
        opacity = np.maximum(opacity, front)
        depth = np.where(own > 0, own, np.where(depth > 0, np.minimum(depth, -own), np.maximum(depth, own)))
    return Body(opacity, depth, shade)


def back(shape: tuple[int, int]) -> Body:
    """A whole back with both upper arms."""
    trunk_part = trunk(shape, 0.5, [0.36, 0.365, 0.35, 0.325, 0.30, 0.285, 0.29])
    bump(trunk_part, 0.5, 0.38, (0.022, 0.45), -0.010)  # spine
    for side in (-1, 1):
        bump(trunk_part, 0.5 + side * 0.15, 0.20, (0.06, 0.13), 0.022, side * -0.35)  # shoulder blades
        bump(trunk_part, 0.5 + side * 0.055, 0.52, (0.035, 0.25), 0.010)  # long muscles
    arms = [
        limb(shape, (0.5 + side * 0.42, -0.05), (0.5 + side * 0.455, 0.85), (0.075, 0.06), 0.015) for side in (-1, 1)
    ]
    return assemble(shape, [*arms, trunk_part])


def forearm(shape: tuple[int, int]) -> Body:
    return assemble(shape, [limb(shape, (-0.10, 0.62), (1.10, 0.20), (0.21, 0.145), 0.03)])


def abdomen(shape: tuple[int, int]) -> Body:
    part = trunk(shape, 0.5, [0.44, 0.425, 0.41, 0.415, 0.43, 0.45], 0.38)
    bump(part, 0.5, 0.15, (0.025, 0.28), -0.005)  # midline
    bump(part, 0.5, 0.48, (0.30, 0.20), 0.030)  # belly
    return assemble(shape, [part])
