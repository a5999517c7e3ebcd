"""Compose a wide-field scene with the boxes of its lesions: what the detector is trained and measured on.

    scene = compose(rng, materials, Recipe(side=320))

Skin is procedural (every Monk tone), lesions are real cut-outs or procedural, everything else is a distractor.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from . import clutter, pen
from .background import cloth, load_photographs, make_background
from .camera import photograph_scene
from .lesions import Library, paste, procedural_naevus
from .noise import blend, log_uniform
from .skin import body_mask, make_skin

HELD_OUT = 5  # every fifth negative is for evaluation scenes only
# What lies on the skin: (kind, drawing function, chance). Lesions come between the two.
UNDER_LESIONS = (("vessels", clutter.vessels, 0.22), ("blotches", clutter.blotches, 0.25))
OVER_LESIONS = (
    ("hair", clutter.hair, 0.38),
    ("pen", pen.draw_marks, 0.20),
    ("text", pen.handwriting, 0.16),
    ("glare", clutter.glare, 0.15),
    ("shadow", clutter.shadow, 0.18),
    ("jewellery", clutter.jewellery, 0.05),
)
BODY_MARKS = (("navel", clutter.navel, 0.035), ("nipple", clutter.nipple, 0.035))  # kept free of lesions
RINGED, RULER, CLOTHED = 0.14, 0.05, 0.22  # chances
TOUCHING = 0.15  # chance that a lesion touches the one before
SEEN_CHANGE = 0.06  # of white: what changed by more is noted clutter


@dataclass(frozen=True)
class Recipe:
    """side px; sizes: of cut-outs, px (the visible lesion is 0.8 to 0.9 of it); least, most: lesions tried; tone:
    Monk 1..10, None = any; bare, no_skin, freckled: chances of skin without lesions, of a scene without any body, and
    of sun damage."""

    side: int = 320
    sizes: tuple[float, float] = (11, 150)
    least: int = 1
    most: int = 22
    tone: float | None = None
    bare: float = 0.15
    no_skin: float = 0.18
    freckled: float = 0.25


@dataclass
class Materials:
    """All that a scene is made from; one split part only."""

    library: Library
    photographs: list[np.ndarray]

    @classmethod
    def load(cls, folder: Path, part: str, negatives: Path | None) -> "Materials":
        photographs = load_photographs(negatives)
        mine = [photo for n, photo in enumerate(photographs) if (n % HELD_OUT == 0) == (part != "train")]
        return cls(Library(folder, part), mine)


@dataclass
class Scene:
    """image uint8 RGB [side, side, 3]; boxes float32 [n, 5] = x, y, w, h, counts (1 lesion, 0 ignore); tone Monk 1..10,
    0 = no skin; sources and diagnoses, one a box; clutter: (kind, x, y, w, h) of what is drawn and no lesion."""

    image: np.ndarray
    boxes: np.ndarray
    tone: float
    sources: list[str] = field(default_factory=list)
    diagnoses: list[str] = field(default_factory=list)
    clutter: list[tuple[str, int, int, int, int]] = field(default_factory=list)


def overlaps(box: tuple, others: list[tuple], gap: float = 4) -> bool:
    x, y, w, h = box[:4]
    return any(
        x < ox + ow + gap and ox < x + w + gap and y < oy + oh + gap and oy < y + h + gap
        for ox, oy, ow, oh, *_ in others
    )


def touching(rng: np.random.Generator, box: tuple, size: float) -> np.ndarray:
    """Centre (x, y) of a cut-out of `size` px whose visible part just touches the lesion in `box`."""
    x, y, w, h = box[:4]
    reach = ((w + h) / 4 + 0.35 * size) * rng.uniform(0.95, 1.15)
    angle = rng.uniform(0, 2 * np.pi)
    return np.array([x + w / 2 + reach * np.cos(angle), y + h / 2 + reach * np.sin(angle)])


def add_lesions(
    rng: np.random.Generator, skin: np.ndarray, depth: np.ndarray, library: Library, recipe: Recipe, taken: list[tuple]
) -> list[tuple[tuple, str, str]]:
    """Pastes lesions where there is body. Returns ((x, y, w, h, counts), source, diagnosis) of each."""
    count = 0 if rng.random() < recipe.bare else int(log_uniform(rng, recipe.least, recipe.most))
    lesions: list[tuple[tuple, str, str]] = []
    for _ in range(count):
        size, centre = log_uniform(rng, *recipe.sizes), rng.uniform(0, recipe.side, 2)
        others = [box for box, _, _ in lesions]
        if others and rng.random() < TOUCHING:
            centre, others = touching(rng, others[-1], size), others[:-1]
        if not (centre.min() >= 0 and centre.max() < recipe.side):
            continue
        near = (centre[0] - size / 2, centre[1] - size / 2, size, size)
        if depth[int(centre[1]), int(centre[0])] < 0.35 * size or overlaps(near, others + taken):
            continue
        patch = procedural_naevus(rng, size) if rng.random() < 0.45 else library.draw(rng)
        pasted = paste(skin, patch, (float(centre[0]), float(centre[1])), size, rng)
        if pasted:
            box, counts = pasted
            lesions.append(((*box, float(counts)), patch.source, patch.diagnosis))
    return lesions


def changed_boxes(kind: str, before: np.ndarray, after: np.ndarray) -> list[tuple[str, int, int, int, int]]:
    """Where a drawing function left something to see: (kind, x, y, w, h) of each separate piece, hair as one."""
    changed = (np.abs(after - before).mean(axis=2) > SEEN_CHANGE).astype(np.uint8)
    if kind == "hair":
        x, y, w, h = cv2.boundingRect(changed)
        return [(kind, x, y, w, h)] if w else []
    joined = cv2.dilate(changed, np.ones((7, 7), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    return [(kind, *map(int, row[:4])) for row in stats[1:]]


def draw_noted(kind: str, draw: Callable, image: np.ndarray, noted: list[tuple], *arguments) -> None:
    """Calls `draw(*arguments)`, which changes `image` in place, and notes where."""
    before = image.copy()
    draw(*arguments)
    noted.extend(changed_boxes(kind, before, image))


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


Camera = Callable[[np.random.Generator, np.ndarray], np.ndarray]


def compose(
    rng: np.random.Generator,
    materials: Materials,
    recipe: Recipe,
    enlarged: float = 1.0,
    camera: Camera = photograph_scene,
) -> Scene:
    """One random scene; everything follows from `rng`. The image alone is `enlarged` before `camera` takes it."""
    shape = (recipe.side, recipe.side)
    image = make_background(rng, shape, materials.photographs).astype(np.float32)
    if rng.random() < recipe.no_skin:
        return Scene(camera(rng, enlarge(image, enlarged)), np.zeros((0, 5), np.float32), 0.0)

    tone = float(rng.uniform(1, 10)) if recipe.tone is None else recipe.tone
    zoom, noted = log_uniform(rng, 0.5, 2.5), []
    bare, depth = body_mask(rng, shape)
    skin = make_skin(rng, depth, tone, zoom, materials.library.skin, recipe.freckled)
    for kind, draw, chance in UNDER_LESIONS:
        if rng.random() < chance:
            draw_noted(kind, draw, skin, noted, rng, skin, zoom)
    marks = [(kind, *draw(rng, skin, zoom)) for kind, draw, chance in BODY_MARKS if rng.random() < chance]
    noted.extend((kind, *map(int, box)) for kind, *box in marks)
    lesions = add_lesions(rng, skin, depth, materials.library, recipe, [tuple(box) for _, *box in marks])
    if lesions and rng.random() < RINGED:
        draw_noted("pen", pen.ring_lesions, skin, noted, rng, skin, zoom, [box for box, _, _ in lesions])
    for kind, draw, chance in OVER_LESIONS:
        if rng.random() < chance:
            draw_noted(kind, draw, skin, noted, rng, skin, zoom)
    uncovered = 1.0
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
    kept = [(seen, source, diagnosis) for box, source, diagnosis in lesions if (seen := still_visible(box, bare))]
    return Scene(
        camera(rng, enlarge(image, enlarged)),
        np.array([box for box, _, _ in kept], np.float32).reshape(-1, 5),
        tone,
        [source for _, source, _ in kept],
        [diagnosis for _, _, diagnosis in kept],
        noted,
    )


def enlarge(image: np.ndarray, times: float) -> np.ndarray:
    return image if times == 1 else cv2.resize(image, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)


def still_visible(box: tuple, bare: np.ndarray) -> tuple | None:
    """The box, made "ignore" where cloth or the outline cuts it; None where it is hidden."""
    x, y, w, h, counts = box
    inside = bare[max(0, int(y)) : max(1, int(y + h)), max(0, int(x)) : max(1, int(x + w))]
    seen = float(inside.mean()) if inside.size else 0.0
    return None if seen < 0.15 else (x, y, w, h, counts if seen > 0.97 else 0.0)
