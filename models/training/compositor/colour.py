"""Whether a lesion looks brown to black, or red or pale, in the finished picture."""

import numpy as np

from ..arrays import Floats, Image
from .noise import Box

CORE, RING, REACH = 0.3, 0.75, 1.1  # of the diameter, from the middle: the lesion's core, and the skin beside it
# Absorption against the skin beside it: blue's and red's as shares of green's, and red's by itself. Melanin has 1.3 and
# 0.65, blood 0.85 and 0.2, and the camera of the scenes draws them nearer: composed naevi have 1.55 and 0.51 in the
# median, angiomas 1.0 and 0.36; the 33 lesions of wide-dev 1.1 to 2.0 and 0.2 to 0.7. From which value on it is brown,
# and by how much more or less one is sure.
BLUE, RED, DARK = (1.2, 0.12), (0.55, 0.1), (0.45, 0.1)
BROWN = 0.5  # from here on
LEAST = 0.03  # green absorption: what is paler has no colour to tell


def looks_brown(image: Image, box: Box) -> float:
    """0..1, above 0.5 for brown. image uint8 [h, w, 3] RGB; box x, y, w, h."""
    red, green, blue = absorption(image, box)
    if green < LEAST:
        return 0.0
    margins = [
        (value - limit) / width for value, (limit, width) in ((blue / green, BLUE), (red / green, RED), (red, DARK))
    ]
    return float(1 / (1 + np.exp(-np.clip(max(margins), -20, 20))))


def absorption(image: Image, box: Box) -> Floats:
    """Optical depth of the darker half of the lesion's core against the skin beside it, in R, G, B."""
    x, y, w, h = box
    cx, cy, diameter = x + w / 2, y + h / 2, (w + h) / 2
    rows, columns = np.mgrid[window(cy, REACH * diameter, len(image)), window(cx, REACH * diameter, image.shape[1])]
    away = np.hypot(columns - cx, rows - cy) / diameter
    pixels = image[rows, columns].astype(np.float32) + 1
    beside, core = pixels[away > RING], pixels[away < max(CORE, 1 / diameter)]
    if len(beside) == 0 or len(core) == 0:
        return np.zeros(3, np.float32)
    depth = -np.log(np.clip(core / np.median(beside, axis=0), 0.03, 2))
    dark = depth.mean(axis=1)
    return depth[dark >= np.median(dark)].mean(axis=0)


def window(middle: float, reach: float, length: int) -> slice:
    return slice(int(max(0, middle - reach)), int(min(length, middle + reach + 1)))
