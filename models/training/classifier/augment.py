"""What any photo may carry, whatever its class: pen, rulers, arrows, hair, glints, dark corners, colour casts, loss.

Every class gets all of it, and benign classes get more pen than SPL, because pen circles and rulers go with
malignancy in the training photographs. Images: uint8 [192, 192, 3] RGB.
"""

from itertools import pairwise

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from .photos import SIZE, SPL
from .skin import MONK, display, fold, ink_mask, linear, noise


def multiply(image: Image, layer: Floats, absorb: Floats) -> Image:
    """Ink or hair: `layer` float [s, s] 0..1 darkens each channel by exp(-absorb)."""
    return display(linear(image) * np.exp(-layer[..., None] * absorb.astype(np.float32)))


def stroke(layer: Floats, points: Floats, width: float, strength: float) -> None:
    for start, end in pairwise(points):
        thickness = max(1, round(width))
        cv2.line(
            layer, tuple(start.astype(int).tolist()), tuple(end.astype(int).tolist()), strength, thickness, cv2.LINE_AA
        )


def pen(image: Image, rng: Rng) -> Image:
    """Surgical marker: a wobbly ring, brackets, an arrow, a line or digits, in blue, violet or black."""
    layer = np.zeros((SIZE, SIZE), np.float32)
    centre = SIZE / 2 + rng.normal(0, 12, 2)
    width, strength = rng.uniform(1, 9), rng.uniform(0.4, 1)
    kind = rng.integers(6)
    radius = rng.uniform(35, 95)
    if kind <= 2:
        start, span = rng.uniform(0, 2 * np.pi), 2 * np.pi * (1 if kind == 0 else rng.uniform(0.3, 1))
        angles = np.linspace(start, start + span, 40)
        wobble = radius * (1 + 0.08 * np.sin(angles * rng.integers(2, 5) + rng.uniform(0, 6)) + rng.normal(0, 0.01, 40))
        points = centre + np.stack([np.cos(angles), np.sin(angles) * rng.uniform(0.5, 1.6)], 1) * wobble[:, None]
        stroke(layer, points, width, strength)
        if kind == 2:
            stroke(layer, 2 * centre - points, width, strength)
    elif kind == 3:
        angle, tip = rng.uniform(0, 2 * np.pi), rng.uniform(25, 60)
        way = np.array([np.cos(angle), np.sin(angle)])
        stroke(layer, np.array([centre + way * tip, centre + way * (tip + rng.uniform(20, 60))]), width, strength)
        for side in (-0.5, 0.5):
            barb = np.array([np.cos(angle + side), np.sin(angle + side)])
            stroke(layer, np.array([centre + way * tip, centre + way * tip + barb * 14]), width, strength)
    elif kind == 4:
        for _ in range(rng.integers(1, 4)):
            way = np.vstack([rng.uniform(0, SIZE, 2), rng.normal(0, 16, (6, 2))])
            stroke(layer, np.cumsum(way, axis=0), width, strength)
    else:
        at = tuple(int(v) for v in rng.uniform(5, SIZE - 40, 2))
        digits = np.zeros((SIZE, SIZE), np.uint8)
        cv2.putText(
            digits, str(rng.integers(1, 200)), at, 3, rng.uniform(0.6, 2), 255, max(1, int(width / 2)), cv2.LINE_AA
        )
        layer = digits * np.float32(strength / 255)
    layer = cv2.GaussianBlur(layer, (0, 0), rng.uniform(0.5, 2)) * (1 + 0.3 * noise(rng, 40))
    absorb = np.array([[2.6, 1.6, 0.6], [1.8, 2.2, 0.6], [2, 2, 1.6]][rng.integers(3)]) * rng.uniform(0.5, 1.3)
    return multiply(image, np.clip(layer, 0, 1), absorb)


def borrowed_pen(image: Image, marked: Image, rng: Rng) -> Image:
    """Real strokes: the pen of another photo ([s, s, 3] with ink outside its lesion), turned and laid over this one."""
    marked = np.rot90(marked, int(rng.integers(4)))[:, :: rng.choice([-1, 1])]
    ink = ink_mask(np.ascontiguousarray(marked)).astype(np.float32)
    ink = cv2.GaussianBlur(cv2.dilate(ink, np.ones((3, 3))), (0, 0), 1.2)[..., None]
    ratio = linear(marked) / np.maximum(np.median(linear(marked).reshape(-1, 3), axis=0), 1e-3)
    return display(linear(image) * (1 - ink + ink * np.clip(ratio, 0.05, 1.1)))


def ruler(image: Image, rng: Rng) -> Image:
    """A paper or plastic scale along one side."""
    out = image.copy()
    depth, step = int(rng.integers(14, 44)), rng.uniform(5, 16)
    out[:depth] = np.clip(rng.uniform(150, 250, 3) * rng.choice([0.6, 1]), 0, 255)
    for index in range(int(SIZE / step) + 1):
        length = depth * (0.7 if index % 5 == 0 else 0.4)
        cv2.line(
            out, (int(index * step), depth), (int(index * step), int(depth - length)), (20, 20, 20), 1, cv2.LINE_AA
        )
    return np.ascontiguousarray(np.rot90(out, int(rng.integers(4))))


def hair(image: Image, rng: Rng) -> Image:
    layer = np.zeros((SIZE, SIZE), np.float32)
    lean, bend = rng.uniform(0, 2 * np.pi), rng.normal(0, 0.15)
    for _ in range(rng.integers(3, 40)):
        angles = lean + rng.normal(0, 0.4) + np.cumsum(np.full(10, bend + rng.normal(0, 0.05)))
        steps = np.stack([np.cos(angles), np.sin(angles)], 1) * rng.uniform(3, 14)
        stroke(
            layer,
            np.cumsum(np.vstack([rng.uniform(0, SIZE, 2), steps]), axis=0),
            rng.choice([1, 1, 2]),
            rng.uniform(0.3, 1),
        )
    layer = cv2.GaussianBlur(layer, (0, 0), rng.uniform(0.5, 1))
    if rng.random() < 0.15:  # grey hair
        return display(linear(image) + 0.4 * layer[..., None])
    return multiply(image, layer, np.array([1.5, 1.8, 2.1]) * rng.uniform(0.4, 1))


def glints(image: Image, rng: Rng) -> Image:
    """Specular light: skin relief catching a lamp, or a broad sheen."""
    relief = noise(rng, int(rng.integers(30, 90))) * (0.5 + 0.5 * noise(rng, 4)) - rng.uniform(0.2, 0.5)
    return display(linear(image) + rng.uniform(0.2, 1) * np.clip(relief, 0, 1)[..., None])


def dark_frame(image: Image, rng: Rng) -> Image:
    """Black corners of a dermoscope, a vignette, or a dark bar along one side."""
    ys, xs = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE - 0.5
    if rng.random() < 0.25:
        out = image.copy()
        out[: int(rng.integers(4, 40))] = rng.integers(0, 40)
        return np.ascontiguousarray(np.rot90(out, int(rng.integers(4))))
    radius = np.hypot(xs - rng.normal(0, 0.04), ys - rng.normal(0, 0.04))
    keep = 1 / (1 + np.exp((radius - rng.uniform(0.46, 0.68)) / rng.choice([0.005, 0.02, 0.08])))
    return display(linear(image) * keep[..., None])


def other_tone(image: Image, rng: Rng) -> Image:
    """The same photo on darker skin: all pixels times one factor, so the lesion's ratio to its skin is kept."""
    light = linear(image)
    border = np.concatenate([light[:12].reshape(-1, 3), light[-12:].reshape(-1, 3), light[:, :12].reshape(-1, 3)])
    own, goal = np.median(border, axis=0), linear(MONK[rng.integers(3, 10)])
    return display(light * np.clip(goal / np.maximum(own, 0.01), 0.04, 1.6))


def colours(image: Image, rng: Rng) -> Image:
    """Exposure, white balance, saturation, contrast: a cheap camera under a shop's lamps."""
    light = linear(image) * np.exp(rng.normal(0, 0.17) + rng.normal(0, 0.05, 3)).astype(np.float32)
    grey = light.mean(-1, keepdims=True)
    light = grey + (light - grey) * rng.uniform(0.75, 1.2)
    return display(light, rng.uniform(0.85, 1.18))


def degrade(image: Image, pixels: float, rng: Rng) -> Image:
    """As if the crop had `pixels` px a side in the camera's photo: shrink, blur, noise, JPEG, enlarge back."""
    small = int(min(SIZE, pixels))
    if rng.random() < 0.5:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 0.9) * SIZE / small)
    image = cv2.resize(image, (small, small), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.6:
        image = np.clip(image + rng.standard_normal(image.shape, np.float32) * rng.uniform(1, 7), 0, 255).astype(
            np.uint8
        )
    if rng.random() < 0.7:
        _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(45, 96))])
        image = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return cv2.resize(image, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)


def dress(image: Image, label: int, marked: list[Image], rng: Rng) -> Image:
    """Marks and light, each with its own chance; `marked` are photos whose pen strokes may be borrowed.

    Pen is laid over the other classes more often than over SPL, by as much as SPL has more of its own: pen then says
    nothing about the class, neither for nor against.
    """
    if rng.random() < (0.12 if label == SPL else 0.18):
        image = (
            borrowed_pen(image, marked[rng.integers(len(marked))], rng)
            if marked and rng.random() < 0.5
            else pen(image, rng)
        )
    for chance, effect in (
        (0.05, ruler),
        (0.15, hair),
        (0.06, glints),
        (0.08, fold),
        (0.12, dark_frame),
        (0.15, other_tone),
    ):
        if rng.random() < chance:
            image = effect(image, rng)
    return colours(image, rng)
