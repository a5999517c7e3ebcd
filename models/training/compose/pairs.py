"""Compose pairs of photographs that show overlapping parts of the same skin, with what lies where.

    python -m models.training.compose.pairs --cache .cache/detector --part validation --pairs 12 --out FOLDER

Each pair is one body region with its lesions, seen twice: from other places, over skin that bends, under another light
and JPEG. --out gets the photographs and pairs.json, a list of {images: [a, b], overlap, views: [{width, height, grid,
boxes}]}. `grid` says where in the region a photo looks: rows of [x, y] at evenly spaced points of the photo, from
corner to corner. Each box has x, y, w, h in px of its photo and `lesion`, a number that both photos share.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..compositor import body
from ..compositor.lesions import Library, paste
from ..compositor.noise import Box, blend, log_uniform, noise
from ..compositor.placement import overlaps
from ..compositor.region import backdrop, bare_skin, draw_hair
from .brown_lesions import candidates, small_naevus

REGION = (2250, 3000)  # px, height and width
PHOTO = (1500, 2000)
SMALL = 30  # px: lesions up to this size are procedural
GRID = (13, 17)  # points of a view's grid
REGIONS = (body.back, body.forearm, body.abdomen)


@dataclass
class View:
    """Photo px -> region px: a projective map, then a smooth shift, since skin bends."""

    homography: Floats
    waves: Floats  # [n, 2 axes, 4] amplitude px, x and y frequency, phase

    def shift(self, points: Floats) -> Floats:
        x, y = points[..., 0] / PHOTO[1], points[..., 1] / PHOTO[1]
        turns = self.waves[:, :, 1] * x[..., None, None] + self.waves[:, :, 2] * y[..., None, None]
        return (self.waves[:, :, 0] * np.sin(2 * np.pi * turns + self.waves[:, :, 3])).sum(axis=-2)

    def to_region(self, points: Floats) -> Floats:
        return project(self.homography, points) + self.shift(points)

    def to_photo(self, points: Floats) -> Floats:
        back = np.linalg.inv(self.homography)
        found = project(back, points)
        for _ in range(20):  # the shift is small and smooth: this settles
            found = project(back, points - self.shift(found))
        return found


def project(homography: Floats, points: Floats) -> Floats:
    out = np.concatenate([points, np.ones((*points.shape[:-1], 1))], axis=-1) @ homography.T
    return out[..., :2] / out[..., 2:]


def draw_view(rng: Rng, corner: tuple[float, float]) -> View:
    """A look at the window of the region that begins at `corner`: a little turned, tilted, nearer or farther."""
    h, w = PHOTO
    square = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    middle = square.mean(axis=0)
    angle, scale = rng.normal(0, 0.12), rng.uniform(0.85, 1.15)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = (square - middle) @ turn.T + middle + corner + rng.normal(0, 0.025 * w, (4, 2))
    homography = cv2.getPerspectiveTransform(square, seen.astype(np.float32))
    waves = np.stack(
        [
            rng.normal(0, 0.006 * w, (3, 2)),
            rng.uniform(-1.2, 1.2, (3, 2)),
            rng.uniform(-1.2, 1.2, (3, 2)),
            rng.uniform(0, 2 * np.pi, (3, 2)),
        ],
        axis=-1,
    )
    return View(homography, waves)


def compose_region(rng: Rng, library: Library) -> tuple[Floats, list[Box]]:
    """float32 RGB 0..1 [h, w, 3] and its lesions' boxes (x, y, w, h)."""
    region = REGIONS[int(rng.integers(len(REGIONS)))]
    place = region(REGION)
    tone = float(rng.uniform(2, 8))
    image = backdrop(rng, REGION, "wall" if rng.random() < 0.5 else "sheet", np.zeros((8, 8, 3), np.uint8))
    skin = bare_skin(rng, REGION, tone)
    boxes: list[Box] = []
    real = list(rng.permutation(candidates(library, False)))
    for _ in range(int(log_uniform(rng, 20, 110))):
        size = log_uniform(rng, 14, 80)
        x, y = rng.uniform(60, [REGION[1] - 60, REGION[0] - 60])
        near = (x - size, y - size, 2 * size, 2 * size)
        if place.depth[int(y), int(x)] < size + 30 or overlaps(near, boxes, 10):
            continue
        patch = library.patch(int(real.pop())) if size > SMALL else small_naevus(rng, size)
        pasted = paste(skin, patch, (float(x), float(y)), size * 1.25, rng)
        if pasted:
            boxes.append(pasted[0])
    skin *= place.shade[..., None]
    draw_hair(rng, skin, place.depth, int(rng.integers(100, 700)), tone)
    blend(image, skin, place.opacity)
    return image, boxes


def photograph(rng: Rng, region: Floats, view: View) -> Image:
    """uint8 BGR: the region through the view, in its own light."""
    rows, columns = np.mgrid[: PHOTO[0], : PHOTO[1]]
    at = view.to_region(np.stack([columns, rows], axis=-1).astype(np.float64)).astype(np.float32)
    image = cv2.remap(region, at[..., 0], at[..., 1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    image = np.clip(image, 0, 1) ** rng.uniform(0.85, 1.2) * rng.uniform(0.75, 1.15)
    image *= rng.normal(1, 0.05, 3).clip(0.88, 1.12).astype(np.float32)
    image *= (1 + 0.08 * noise(rng, PHOTO, 600))[..., None]
    image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 1.2))
    image += rng.uniform(0.003, 0.012) * rng.standard_normal(image.shape, dtype=np.float32)
    return (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)[..., ::-1]


def seen_boxes(view: View, boxes: list[Box]) -> list[dict[str, float]]:
    """The lesions that lie at least by three quarters in the photo, as boxes around their turned ellipses."""
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    found = []
    for lesion, (x, y, w, h) in enumerate(boxes):
        rim = np.stack([x + w / 2 * (1 + np.cos(angles)), y + h / 2 * (1 + np.sin(angles))], axis=-1)
        points = view.to_photo(rim)
        low, high = points.min(axis=0), points.max(axis=0)
        inside = np.minimum(high, PHOTO[::-1]) - np.maximum(low, 0)
        if (inside > 0).all() and inside.prod() >= 0.75 * (high - low).prod():
            left, top = np.maximum(low, 0)
            found.append(
                {
                    "lesion": lesion,
                    "x": round(float(left), 1),
                    "y": round(float(top), 1),
                    "w": round(float(inside[0]), 1),
                    "h": round(float(inside[1]), 1),
                }
            )
    return found


def grid_of(view: View) -> list[list[list[float]]]:
    y, x = np.meshgrid(np.linspace(0, PHOTO[0], GRID[0]), np.linspace(0, PHOTO[1], GRID[1]), indexing="ij")
    return view.to_region(np.stack([x, y], axis=-1)).round(2).tolist()


def corners(rng: Rng, overlap: float) -> list[tuple[float, float]]:
    """Two windows of the photo's size in the region, shifted so that they share `overlap` of their area."""
    wide = rng.uniform(max(overlap, 0.6), min(1.0, overlap / 0.55))
    step = np.array([PHOTO[1] * (1 - wide), PHOTO[0] * (1 - overlap / wide)])
    room = np.array([REGION[1] - PHOTO[1], REGION[0] - PHOTO[0]]) - step
    start = rng.uniform(0, np.maximum(room, 1))
    along, down = step * (1, 0), step * (0, 1)
    ends = [start, start + step] if rng.random() < 0.5 else [start + down, start + along]
    return [(float(x), float(y)) for x, y in rng.permutation(ends)]


def compose_pair(rng: Rng, library: Library, name: str, out: Path) -> dict:
    overlap = float(rng.uniform(0.4, 0.9))
    region, boxes = compose_region(rng, library)
    images, views = [], []
    for letter, corner in zip("ab", corners(rng, overlap), strict=True):
        view = draw_view(rng, corner)
        images.append(f"{name}{letter}.jpg")
        quality = int(rng.integers(78, 95))
        cv2.imwrite(str(out / images[-1]), photograph(rng, region, view), [cv2.IMWRITE_JPEG_QUALITY, quality])
        views.append({"width": PHOTO[1], "height": PHOTO[0], "grid": grid_of(view), "boxes": seen_boxes(view, boxes)})
    return {"images": images, "overlap": round(overlap, 2), "views": views}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/")
    parser.add_argument("--part", choices=["validation", "test"], required=True)
    parser.add_argument("--pairs", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    library = Library(arguments.cache / "library", arguments.part)
    seed = {"validation": 71, "test": 72}[arguments.part]
    pairs = []
    for n in range(arguments.pairs):
        pairs.append(compose_pair(np.random.default_rng([seed, n]), library, f"pair-{n:02}", arguments.out))
        (arguments.out / "pairs.json").write_text(json.dumps(pairs) + "\n")
        counts = [len(view["boxes"]) for view in pairs[-1]["views"]]
        print(f"pair {n}: {counts} lesions, overlap {pairs[-1]['overlap']}")


if __name__ == "__main__":
    main()
