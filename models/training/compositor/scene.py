"""Compose a wide-field scene with the boxes of its lesions: what the detector is trained and measured on.

    scene = compose(rng, materials, Recipe(side=320))

Skin is procedural (every Monk tone), lesions are real cut-outs or procedural, everything else is a distractor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from . import clutter, pen
from .background import cloth, load_photographs, make_background
from .camera import photograph_scene
from .colour import looks_brown
from .lesions import Library
from .noise import blend, log_uniform
from .placement import add_lesions, still_visible
from .recipe import Recipe
from .skin import body_mask, make_skin

HELD_OUT = 5  # every fifth negative is for evaluation scenes only
Noted = tuple[str, int, int, int, int]  # kind, x, y, w, h
Choice = tuple[str, Callable[..., None], float]  # kind, drawing function (rng, skin, zoom), chance
# What lies on the skin. Lesions come between the two.
UNDER_LESIONS: tuple[Choice, ...] = (("vessels", clutter.vessels, 0.22), ("blotches", clutter.blotches, 0.25))
OVER_LESIONS: tuple[Choice, ...] = (
    ("hair", clutter.hair, 0.38),
    ("pen", pen.draw_marks, 0.20),
    ("text", pen.handwriting, 0.16),
    ("glare", clutter.glare, 0.15),
    ("shadow", clutter.shadow, 0.18),
    ("jewellery", clutter.jewellery, 0.05),
)
BODY_MARKS = (("navel", clutter.navel, 0.035), ("nipple", clutter.nipple, 0.035))  # kept free of lesions
RINGED, RULER, CLOTHED = 0.14, 0.05, 0.22  # chances
SEEN_CHANGE = 0.06  # of white: what changed by more is noted clutter


@dataclass
class Materials:
    """All that a scene is made from; one split part only."""

    library: Library
    photographs: list[Image]

    @classmethod
    def load(cls, folder: Path, part: str, negatives: Path | None) -> "Materials":
        photographs = load_photographs(negatives)
        mine = [photo for n, photo in enumerate(photographs) if (n % HELD_OUT == 0) == (part != "train")]
        return cls(Library(folder, part), mine)


@dataclass
class Scene:
    """image uint8 RGB [side, side, 3]; boxes float32 [n, 6] = x, y, w, h, counts (1 lesion, 0 ignore), brown (0..1, how
    it looks in the finished picture); tone Monk 1..10, 0 = no skin; sources and diagnoses, one a box; clutter: (kind,
    x, y, w, h) of what is drawn and no lesion."""

    image: Image
    boxes: Floats
    tone: float
    sources: list[str] = field(default_factory=list)
    diagnoses: list[str] = field(default_factory=list)
    clutter: list[Noted] = field(default_factory=list)


def changed_boxes(kind: str, before: Floats, after: Floats) -> list[Noted]:
    """Where a drawing function left something to see: (kind, x, y, w, h) of each separate piece, hair as one."""
    changed = (np.abs(after - before).mean(axis=2) > SEEN_CHANGE).astype(np.uint8)
    if kind == "hair":
        x, y, w, h = cv2.boundingRect(changed)
        return [(kind, x, y, w, h)] if w else []
    joined = cv2.dilate(changed, np.ones((7, 7), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    return [(kind, int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]


def draw_noted(kind: str, draw: Callable[[Floats], None], image: Floats, noted: list[Noted]) -> None:
    """Lets `draw` change `image` in place, and notes where it did."""
    before = image.copy()
    draw(image)
    noted.extend(changed_boxes(kind, before, image))


def draw_some(rng: Rng, choices: Sequence[Choice], skin: Floats, zoom: float, noted: list[Noted]) -> None:
    """Draws each of `choices` on the skin at its own chance, and notes where."""
    for kind, draw, chance in choices:
        if rng.random() < chance:
            draw_noted(kind, partial(draw, rng, zoom=zoom), skin, noted)


def cover_with_cloth(rng: Rng, image: Floats, bare: Floats) -> Floats:
    """Lays clothing or a strap over part of the scene; returns what stays bare (float32 [h, w])."""
    shape = image.shape[:2]
    opacity, depth = body_mask(rng, shape)
    if depth.max() > 9e3:
        return bare
    edge_shadow = np.exp(np.minimum(depth, 0) / rng.uniform(2, 14)) * rng.uniform(0, 0.6)
    image *= (1 - edge_shadow * (1 - opacity))[..., None]
    blend(image, cloth(rng, shape), opacity)
    return bare * (1 - opacity)


Camera = Callable[[Rng, Floats], Image]


def compose(
    rng: Rng,
    materials: Materials,
    recipe: Recipe,
    enlarged: float = 1.0,
    camera: Camera = photograph_scene,
) -> Scene:
    """One random scene; everything follows from `rng`. The image alone is `enlarged` before `camera` takes it."""
    shape = (recipe.side, recipe.side)
    image = make_background(rng, shape, materials.photographs).astype(np.float32)
    if rng.random() < recipe.no_skin:
        return Scene(camera(rng, enlarge(image, enlarged)), np.zeros((0, 6), np.float32), 0.0)

    tone = float(rng.uniform(1, 10)) if recipe.tone is None else recipe.tone
    zoom = log_uniform(rng, 0.5, 2.5)
    noted: list[Noted] = []
    bare, depth = body_mask(rng, shape)
    skin = make_skin(rng, depth, tone, zoom, materials.library.skin, recipe.freckled)
    draw_some(rng, UNDER_LESIONS, skin, zoom, noted)
    marks = [(kind, draw(rng, skin, zoom)) for kind, draw, chance in BODY_MARKS if rng.random() < chance]
    noted.extend((kind, int(x), int(y), int(w), int(h)) for kind, (x, y, w, h) in marks)
    lesions = add_lesions(rng, skin, depth, materials.library, recipe, [box for _, box in marks])
    if lesions and rng.random() < RINGED:
        boxes = [lesion.box for lesion in lesions]
        draw_noted("pen", lambda image: pen.ring_lesions(rng, image, zoom, boxes), skin, noted)
    draw_some(rng, OVER_LESIONS, skin, zoom, noted)
    uncovered: Floats = np.ones(shape, np.float32)
    if rng.random() < RULER:
        covered = clutter.ruler(rng, skin)
        uncovered = 1 - covered
        noted.append(("ruler", *cv2.boundingRect((covered > 0.5).astype(np.uint8))))
    blend(image, skin, bare)
    bare = bare * uncovered
    if rng.random() < CLOTHED:
        before = bare
        bare = cover_with_cloth(rng, image, bare)
        noted.append(("clothes", *cv2.boundingRect((before - bare > 0.5).astype(np.uint8))))
    kept = [(seen, lesion) for lesion in lesions if (seen := still_visible(lesion.box, bare))]
    picture = camera(rng, enlarge(image, enlarged))
    browns = [
        looks_brown(picture, (x * enlarged, y * enlarged, w * enlarged, h * enlarged)) for (x, y, w, h, _), _ in kept
    ]
    return Scene(
        picture,
        np.array([(*box, brown) for (box, _), brown in zip(kept, browns, strict=True)], np.float32).reshape(-1, 6),
        tone,
        [lesion.source for _, lesion in kept],
        [lesion.diagnosis for _, lesion in kept],
        noted,
    )


def enlarge(image: Floats, times: float) -> Floats:
    return image if times == 1 else cv2.resize(image, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
