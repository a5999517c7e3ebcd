"""Compose a wide-field scene with the boxes of its lesions: what the detector is trained on.

    scene = compose(rng, materials, side=320)

Skin is procedural (every Monk tone), lesions are real cut-outs or procedural, everything else is a distractor.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import compositor_clutter as clutter
import compositor_pen as pen
from compositor_background import cloth, load_photographs, make_background
from compositor_camera import photograph_scene
from compositor_lesions import Library, paste, procedural_naevus
from compositor_noise import blend, log_uniform
from compositor_skin import body_mask, make_skin

CELL = 16                                                           # px of one cell of the skin mask
HELD_OUT = 5                                                        # every fifth negative is for test scenes only
# What lies on the skin: (drawing function, chance). Lesions come before these.
OVER_LESIONS = ((clutter.hair, 0.38), (pen.draw_marks, 0.22), (clutter.glare, 0.15),
                (clutter.shadow, 0.18), (clutter.jewellery, 0.04))
NO_SKIN = 0.18                                                      # chance of a scene without any body
RINGED = 0.14                                                       # chance that pen marks point at the lesions
UNDER_LESIONS = ((clutter.vessels, 0.22), (clutter.blotches, 0.25))


@dataclass
class Materials:
    """All that a scene is made from; one split part only."""

    library: Library
    photographs: list[np.ndarray]

    @classmethod
    def load(cls, folder: Path, part: str, negatives: Path | None) -> "Materials":
        photographs = load_photographs(negatives)
        held_out = set(range(0, len(photographs), HELD_OUT))
        mine = [photo for n, photo in enumerate(photographs) if (n in held_out) == (part == "test")]
        return cls(Library(folder, part), mine)


@dataclass
class Scene:
    """image uint8 RGB [side, side, 3]; boxes float32 [n, 5] = x, y, w, h, counts (1 lesion, 0 ignore);
    skin float32 [side / CELL, side / CELL], share of each cell that is bare skin; tone Monk 1..10, 0 = no skin."""

    image: np.ndarray
    boxes: np.ndarray
    skin: np.ndarray
    tone: float
    sources: list[str] = field(default_factory=list)


def overlaps(box: tuple, others: list[tuple], gap: float = 4) -> bool:
    x, y, w, h = box[:4]
    return any(x < ox + ow + gap and ox < x + w + gap and y < oy + oh + gap and oy < y + h + gap
               for ox, oy, ow, oh, *_ in others)


def lesion_size(rng: np.random.Generator, side: int) -> float:
    """px: mostly 8-60, sometimes to most of the frame."""
    return log_uniform(rng, 8, 60) if rng.random() < 0.88 else log_uniform(rng, 60, min(260, 0.7 * side))


def add_lesions(rng: np.random.Generator, skin: np.ndarray, depth: np.ndarray, library: Library,
                taken: list[tuple]) -> tuple[list[tuple], list[str]]:
    """Pastes lesions where there is body. Returns their boxes (x, y, w, h, counts) and sources."""
    side = skin.shape[0]
    count = 0 if rng.random() < 0.15 else int(log_uniform(rng, 1, 22))
    boxes: list[tuple] = []
    sources: list[str] = []
    for _ in range(count):
        size = lesion_size(rng, side)
        centre = rng.uniform(0, side, 2)
        near = (centre[0] - size / 2, centre[1] - size / 2, size, size)
        if depth[int(centre[1]), int(centre[0])] < 0.35 * size or overlaps(near, boxes + taken):
            continue
        patch = procedural_naevus(rng, size) if rng.random() < 0.45 else library.draw(rng)
        pasted = paste(skin, patch, (float(centre[0]), float(centre[1])), size, rng)
        if pasted:
            box, counts = pasted
            boxes.append((*box, float(counts)))
            sources.append(patch.source)
    return boxes, sources


def cover_with_cloth(rng: np.random.Generator, image: np.ndarray, bare: np.ndarray) -> np.ndarray:
    """Lays clothing or a strap over part of the scene; returns what stays bare (float32 [h, w])."""
    shape = image.shape[:2]
    opacity, depth = body_mask(rng, shape)
    if depth.max() > 9e3:
        return bare
    edge_shadow = np.exp(np.minimum(depth, 0) / rng.uniform(2, 14)) * rng.uniform(0, 0.6)
    image *= (1 - edge_shadow * (1 - opacity))[..., None]
    blend(image, cloth(rng, shape), opacity)
    return bare * (1 - opacity)


def pool(values: np.ndarray) -> np.ndarray:
    h, w = values.shape
    return values.reshape(h // CELL, CELL, w // CELL, CELL).mean(axis=(1, 3))


def compose(rng: np.random.Generator, materials: Materials, side: int = 320) -> Scene:
    """One random scene; everything follows from `rng`."""
    shape = (side, side)
    image = make_background(rng, shape, materials.photographs).astype(np.float32)
    if rng.random() < NO_SKIN:
        return Scene(photograph_scene(rng, image), np.zeros((0, 5), np.float32), pool(np.zeros(shape, np.float32)), 0.0)

    tone, zoom = float(rng.uniform(1, 10)), log_uniform(rng, 0.5, 2.5)
    bare, depth = body_mask(rng, shape)
    skin = make_skin(rng, depth, tone, zoom, materials.library.skin)
    for draw, chance in UNDER_LESIONS:
        if rng.random() < chance:
            draw(rng, skin, zoom)
    taken = [clutter.areola(rng, skin, zoom)] if rng.random() < 0.06 else []
    boxes, sources = add_lesions(rng, skin, depth, materials.library, taken)
    if boxes and rng.random() < RINGED:
        pen.ring_lesions(rng, skin, zoom, boxes)
    for draw, chance in OVER_LESIONS:
        if rng.random() < chance:
            draw(rng, skin, zoom)
    uncovered = 1 - clutter.ruler(rng, skin) if rng.random() < 0.05 else 1.0
    blend(image, skin, bare)
    bare = bare * uncovered
    if rng.random() < 0.22:
        bare = cover_with_cloth(rng, image, bare)
    kept = [still_visible(box, bare) for box in boxes]
    image = photograph_scene(rng, image)
    return Scene(image, np.array([box for box in kept if box], np.float32).reshape(-1, 5), pool(bare), tone,
                 [source for source, box in zip(sources, kept) if box])


def still_visible(box: tuple, bare: np.ndarray) -> tuple | None:
    """The box, made "ignore" where cloth or the outline cuts it; None where it is hidden."""
    x, y, w, h, counts = box
    inside = bare[max(0, int(y)):max(1, int(y + h)), max(0, int(x)):max(1, int(x + w))]
    seen = float(inside.mean()) if inside.size else 0.0
    return None if seen < 0.15 else (x, y, w, h, counts if seen > 0.97 else 0.0)
