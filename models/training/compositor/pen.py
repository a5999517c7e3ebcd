"""Ink on skin: what people draw round lesions, and beside them. All draw on float32 RGB [h, w, 3] in place.

The detector must not mark ink, and must still mark a lesion inside a ring. zoom: see compositor/clutter.py.
"""

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .lesions import CountedBox
from .noise import as_alpha, blend, curve, fractal, log_uniform, noise, stroke

PEN = np.array([[0.10, 0.12, 0.35], [0.05, 0.05, 0.06], [0.25, 0.10, 0.35], [0.05, 0.25, 0.20], [0.5, 0.08, 0.10]])


def draw_marks(rng: Rng, skin: Floats, zoom: float) -> None:
    """Ink: rings (a lesion may sit inside), arrows, dots, lines, solid printed arrows."""
    h, w = skin.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    width = rng.uniform(0.8, 2.5) * max(1, zoom)
    for _ in range(rng.integers(1, 7)):  # never so small that ink becomes a filled blob
        kind, centre, size = rng.choice(6), rng.uniform(0, [w, h]), 4 * width + log_uniform(rng, 3, 36)
        if kind == 0:
            stroke(mask, ring(rng, centre, size), width)
        elif kind == 1:
            tip = centre + size * 2 * rng.normal(0, 1, 2)
            ends = (tuple(map(int, centre)), tuple(map(int, tip)))
            cv2.arrowedLine(mask, *ends, 255, max(1, round(width)), cv2.LINE_AA, 0, 0.25)
        elif kind == 2:
            stroke(mask, curve(rng, centre, rng.uniform(0, 6.3), size * 4, 1.0), width)
        elif kind == 3:
            for point in rng.normal(centre, size / 3, (rng.integers(2, 6), 2)):  # short ticks
                stroke(mask, curve(rng, point, rng.uniform(0, 6.3), width * 5, 0.5, 3), width)
        else:  # two kinds in six: a printed arrow
            solid_arrow(mask, centre, size * rng.uniform(0.7, 1.6), rng.uniform(0, 6.3))
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(-30, 30), 1)
    lay_ink(rng, skin, cv2.warpAffine(mask, turn, (w, h)))


def handwriting(rng: Rng, skin: Floats, zoom: float) -> None:
    """Numbers and letters as people write them beside lesions, some of them printed: type, bent out of shape."""
    h, w = skin.shape[:2]
    mask = np.zeros((h, w), np.uint8)
    width = rng.uniform(0.8, 2.2) * max(1, zoom**0.7)
    for _ in range(rng.integers(1, 8)):
        text = str(rng.integers(0, 120)) if rng.random() < 0.8 else str(rng.choice(list("ABCDEMNXabx?*")))
        font = int(rng.choice([0, 3, 6, 7])) | (16 if rng.random() < 0.4 else 0)
        place, size = tuple(map(int, rng.uniform(0, [w, h]))), 3 * width + log_uniform(rng, 6, 32)
        cv2.putText(mask, text, place, font, size / 30 + 0.1, 255, max(1, round(width)), cv2.LINE_AA)
    bend, reach = rng.uniform(0, 4), rng.uniform(10, 30)
    y, x = np.mgrid[:h, :w].astype(np.float32)
    mask = cv2.remap(mask, x + bend * noise(rng, (h, w), reach), y + bend * noise(rng, (h, w), reach), cv2.INTER_LINEAR)
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), rng.uniform(-40, 40), 1)
    lay_ink(rng, skin, cv2.warpAffine(mask, turn, (w, h)))


def lay_ink(rng: Rng, skin: Floats, mask: Image) -> None:
    """Ink where `mask` (uint8) is, uneven as on skin."""
    alpha = as_alpha(mask, rng.uniform(0.3, 0.9))
    alpha *= np.clip(1 + 0.3 * fractal(rng, mask.shape, 6, 2), 0.2, 1) * rng.uniform(0.45, 1)
    blend(skin, PEN[rng.integers(len(PEN))].astype(np.float32), alpha)


def ring(rng: Rng, centre: Floats, size: float) -> Floats:
    """A hand-drawn, not quite closed ring: points (x, y), float32 [24, 2]."""
    angles = np.linspace(0, rng.uniform(5.6, 7.2), 24) + rng.uniform(0, 6.3)
    radii = size * (1 + 0.12 * np.sin(2 * angles + rng.uniform(0, 6)) + 0.05 * rng.standard_normal(24).cumsum() / 5)
    flat = rng.uniform(0.7, 1)
    return (centre + np.stack([radii * np.cos(angles), radii * np.sin(angles) * flat], 1)).astype(np.float32)


def ring_lesions(rng: Rng, skin: Floats, zoom: float, boxes: list[CountedBox]) -> None:
    """Rings, numbers and arrows at lesions, as doctors draw them: the lesion inside still counts."""
    mask = np.zeros(skin.shape[:2], np.uint8)
    width = rng.uniform(0.7, 2.2) * max(1, zoom)
    for x, y, w, h, *_ in boxes:
        if rng.random() < 0.5:
            radius = max(w, h) * rng.uniform(0.75, 1.8) + 2 * width
            centre = np.array([x + w / 2, y + h / 2])
            stroke(mask, ring(rng, centre, radius), width)
            if rng.random() < 0.7:
                reach = radius * rng.uniform(1.1, 1.5)
                place = centre + reach * np.array([rng.choice([-1.2, 0.9]), rng.uniform(-1, 1)])
                cv2.putText(
                    mask,
                    str(rng.integers(1, 60)),
                    tuple(map(int, place)),
                    int(rng.choice([0, 3, 6, 7])),
                    rng.uniform(0.3, 0.9),
                    255,
                    max(1, round(width)),
                    cv2.LINE_AA,
                )
        if rng.random() < 0.15:
            angle, size = rng.uniform(0, 6.3), rng.uniform(12, 40)
            tail = (size + max(w, h)) * np.array([np.cos(angle), np.sin(angle)])
            solid_arrow(mask, np.array([x + w / 2, y + h / 2]) - tail, size, angle)
    lay_ink(rng, skin, mask)


def solid_arrow(mask: Image, centre: Floats, size: float, angle: float) -> None:
    """A thick black arrow as printed into teaching photographs."""
    shape = np.array([[-1, -0.16], [0.35, -0.16], [0.35, -0.4], [1, 0], [0.35, 0.4], [0.35, 0.16], [-1, 0.16]]) * size
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    cv2.fillPoly(mask, [((shape @ turn.T + centre) * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
