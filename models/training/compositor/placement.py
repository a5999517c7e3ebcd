"""Where lesions come to lie in a scene, and what is left of them when everything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Rng
from .lesions import CountedBox, Library, Patch, paste, procedural_naevus
from .noise import Box, log_uniform
from .recipe import Recipe
from .red import red_lesion

TOUCHING = 0.15  # chance that a lesion touches the one before
BROWN, RED = 0.32, 0.13  # shares of procedural naevi, and of procedural lesions that are not brown; others are cut-outs


@dataclass(frozen=True)
class Placed:
    box: CountedBox
    source: str
    diagnosis: str


def overlaps(box: Box, others: Sequence[Box | CountedBox], gap: float = 4) -> bool:
    """Whether `box` comes closer than `gap` px to another one."""
    x, y, w, h = box
    return any(
        x < ox + ow + gap and ox < x + w + gap and y < oy + oh + gap and oy < y + h + gap
        for ox, oy, ow, oh, *_ in others
    )


def touching(rng: Rng, box: CountedBox, size: float) -> Floats:
    """Centre (x, y) of a cut-out of `size` px whose visible part just touches the lesion in `box`."""
    x, y, w, h, _ = box
    reach = ((w + h) / 4 + 0.35 * size) * rng.uniform(0.95, 1.15)
    angle = rng.uniform(0, 2 * np.pi)
    return np.array([x + w / 2 + reach * np.cos(angle), y + h / 2 + reach * np.sin(angle)])


def add_lesions(
    rng: Rng, skin: Floats, depth: Floats, library: Library, recipe: Recipe, taken: list[Box]
) -> list[Placed]:
    """Pastes lesions where there is body and no box of `taken`."""
    count = 0 if rng.random() < recipe.bare else int(log_uniform(rng, recipe.least, recipe.most))
    lesions: list[Placed] = []
    for _ in range(count):
        size = log_uniform(rng, *recipe.sizes)
        centre: Floats = rng.uniform(0, recipe.side, 2)
        others = [lesion.box for lesion in lesions]
        if others and rng.random() < TOUCHING:
            centre, others = touching(rng, others[-1], size), others[:-1]
        if not (centre.min() >= 0 and centre.max() < recipe.side):
            continue
        near = (centre[0] - size / 2, centre[1] - size / 2, size, size)
        if depth[int(centre[1]), int(centre[0])] < 0.35 * size or overlaps(near, [*others, *taken]):
            continue
        patch = draw_patch(rng, library, size)
        pasted = paste(skin, patch, (float(centre[0]), float(centre[1])), size, rng)
        if pasted:
            lesions.append(Placed((*pasted.box, float(pasted.counts)), patch.source, patch.diagnosis))
    return lesions


def draw_patch(rng: Rng, library: Library, size: float) -> Patch:
    kind = rng.random()
    if kind < BROWN:
        return procedural_naevus(rng, size)
    return red_lesion(rng, size) if kind < BROWN + RED else library.draw(rng)


def still_visible(box: CountedBox, bare: Floats) -> CountedBox | None:
    """The box, made "ignore" where cloth or the outline cuts it; None where it is hidden."""
    x, y, w, h, counts = box
    inside = bare[max(0, int(y)) : max(1, int(y + h)), max(0, int(x)) : max(1, int(x + w))]
    seen = float(inside.mean()) if inside.size else 0.0
    return None if seen < 0.15 else (x, y, w, h, counts if seen > 0.97 else 0.0)
