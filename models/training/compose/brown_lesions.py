"""Brown lesions, for pictures that people look at; and how the .json beside a picture lists them."""

from typing import TypedDict

import numpy as np

from ..arrays import Floats, Rng
from ..compositor.lesions import Library, Pasted, Patch, is_pigmented, procedural_naevus


def candidates(library: Library, melanoma: bool) -> list[int]:
    """Brown cut-outs: naevi and keratoses, or melanomas."""
    wanted = {"MEL", "melanoma"} if melanoma else {"NEV", "nevus", "SEK", "seborrheic_keratosis"}
    return [
        n
        for n, diagnosis in enumerate(library.diagnosis)
        if diagnosis in wanted and looks_brown(library.patch(n).ratio)
    ]


def looks_brown(ratio: Floats) -> bool:
    """Pigmented, and neither grey, blue nor red: its dark part lacks more blue than red light, but lacks red too."""
    depth = -np.log(np.clip(ratio, 0.05, 2))
    dark = depth.mean(axis=2)
    red, green, blue = depth[dark >= np.percentile(dark, 70)].mean(axis=0)
    return bool(is_pigmented(ratio) and 0.42 * green < red < 0.85 * blue and blue > 0.9 * green)


def small_naevus(rng: Rng, size: float) -> Patch:
    while True:
        patch = procedural_naevus(rng, size)
        if looks_brown(patch.ratio):
            return patch


class Record(TypedDict):
    """A lesion as the .json beside a photo holds it: its box in px."""

    x: int
    y: int
    width: int
    height: int
    counts: bool
    source: str
    diagnosis: str


def record_of(pasted: Pasted, patch: Patch) -> Record:
    x, y, w, h = map(round, pasted.box)
    return {
        "x": x,
        "y": y,
        "width": w,
        "height": h,
        "counts": pasted.counts and pasted.pigmented,
        "source": patch.source,
        "diagnosis": patch.diagnosis,
    }
