"""A cache of composed scenes on disk, made once by all cores, and its loading with augmentation.

python -m models.training.detector.scenes --cache CACHE --part train --count 6000 --seed 1
"""

import argparse
import os
import shutil
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..compositor.noise import log_uniform
from ..compositor.recipe import Recipe
from ..compositor.scene import Materials, compose
from ..data.materials import SOURCE

RECIPE = Recipe(side=320)
SIDE = RECIPE.side
CROP = 256  # px a side of what the network sees in training
ZOOM = (0.8, 1.0)  # of half of the crops
SMALLEST, SEEN = 10.0, 0.6  # px; share of a lesion in the crop: less is "ignore"
MARGIN, WIDEST = 0.15, 0.4  # chance of a margin at a side; most it takes of the crop
CHUNK = 100
_materials: Materials | None = None  # one a worker process


def scene_folder(cache: Path, part: str, seed: int) -> Path:
    return cache / "scenes" / f"{part}-seed{seed}"


def _start(cache: Path, part: str) -> None:
    global _materials
    cv2.setNumThreads(1)
    _materials = Materials.load(cache / "library", part, cache / "negatives")


def _chunk(job: tuple[Path, int, int, int]) -> int:
    """Composes scenes first..last-1 and writes them beside the others; skips a chunk that is already there."""
    folder, seed, first, last = job
    path = folder / f"chunk-{first:06d}.npz"
    if not path.exists():
        if _materials is None:
            raise RuntimeError("a worker begins with _start")
        scenes = [compose(np.random.default_rng([seed, index]), _materials, RECIPE) for index in range(first, last)]
        images = np.stack([scene.image for scene in scenes])
        boxes = np.concatenate([np.insert(scene.boxes, 0, n, axis=1) for n, scene in enumerate(scenes)])
        partial = path.with_suffix(".part.npz")
        np.savez(partial, images=images, boxes=boxes)
        partial.rename(path)
    return last - first


def make_scenes(cache: Path, part: str, count: int, seed: int, workers: int) -> None:
    """Fills the cache, resuming where it stopped. New scenes note which photographs the library is made of."""
    folder, library = scene_folder(cache, part, seed), cache / "library" / SOURCE
    folder.mkdir(parents=True, exist_ok=True)
    if library.exists() and not any(folder.iterdir()):
        shutil.copy(library, folder)
    jobs = [(folder, seed, first, min(count, first + CHUNK)) for first in range(0, count, CHUNK)]
    with Pool(workers, _start, (cache, part)) as pool:
        done = 0
        for made in pool.imap(_chunk, jobs):
            done += made
            print(f"scenes {part}: {done}/{count}", flush=True)


class Scenes:
    """The scenes that are ready: images uint8 [SIDE, SIDE, 3], boxes float32 [k, 6], one a scene."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: set[Path] = set()
        self.images: list[Image] = []
        self.boxes: list[Floats] = []
        self.refresh()

    def refresh(self) -> None:
        """Takes in the chunks that were finished since the last call."""
        for path in sorted(set(self.folder.glob("chunk-??????.npz")) - self.read):
            with np.load(path) as chunk:
                images, boxes = chunk["images"], chunk["boxes"]
            order = np.searchsorted(boxes[:, 0], np.arange(len(images) + 1))
            self.images.extend(images)
            self.boxes.extend(boxes[start:end, 1:] for start, end in pairwise(order))
            self.read.add(path)

    def __len__(self) -> int:
        return len(self.images)

    def augmented(self, index: int, rng: Rng) -> tuple[Floats, Floats]:
        """(image float32 0..255 [CROP, CROP, 3], boxes): a crop, half of them zoomed, some with a margin,
        flipped and turned by quarter turns, brightness and colours shifted."""
        zoom = log_uniform(rng, *ZOOM) if rng.random() < 0.5 else 1.0
        image, boxes = crop(self.images[index], self.boxes[index], zoom, rng)
        if rng.random() < MARGIN:
            image, boxes = beside_margin(image, boxes, rng)
        if rng.random() < 0.5:
            image = image[:, ::-1]
            boxes[:, 0] = CROP - boxes[:, 0] - boxes[:, 2]
        if rng.random() < 0.5:
            image = image[::-1]
            boxes[:, 1] = CROP - boxes[:, 1] - boxes[:, 3]
        if rng.random() < 0.5:
            image, boxes = image.transpose(1, 0, 2), boxes[:, [1, 0, 3, 2, 4, 5]]
        gain = rng.uniform(0.7, 1.3) * rng.normal(1, 0.05, 3)
        return np.clip(image * gain.astype(np.float32), 0, 255), boxes


def crop(image: Image, boxes: Floats, zoom: float, rng: Rng) -> tuple[Image, Floats]:
    """A random square of CROP / zoom px, enlarged to CROP, and the boxes seen in it (x, y, w, h, counts,
    brown)."""
    side = min(SIDE, round(CROP / zoom))
    left, top = rng.integers(0, SIDE - side + 1, 2)
    image, zoom = image[top : top + side, left : left + side], CROP / side
    if side != CROP:
        image = cv2.resize(image, (CROP, CROP), interpolation=cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR)
    return image, clip_boxes((boxes - [left, top, 0, 0, 0, 0]) * [zoom, zoom, zoom, zoom, 1, 1], CROP)


def clip_boxes(boxes: Floats, width: float) -> Floats:
    """Boxes (x, y, w, h, counts, brown) as seen in a crop of `width` x CROP px; too little of a lesion makes it
    "ignore"."""
    low, high = boxes[:, :2].clip(0, [width, CROP]), (boxes[:, :2] + boxes[:, 2:4]).clip(0, [width, CROP])
    sides = high - low
    seen = sides.prod(axis=1) / np.maximum(boxes[:, 2:4].prod(axis=1), 1e-6)
    counts = boxes[:, 4] * (seen >= SEEN) * (sides.mean(axis=1) >= SMALLEST)
    clipped = np.column_stack([low, sides, counts, boxes[:, 5]]).astype(np.float32)
    return clipped[sides.min(axis=1) > 1]


def beside_margin(image: Image, boxes: Floats, rng: Rng) -> tuple[Image, Floats]:
    """The photo ends inside the crop: what lies right of it is one colour, or repeats its last column as the product
    pads tiles."""
    width = CROP - int(rng.uniform(0.02, WIDEST) * CROP)
    image = image.copy()
    repeated = rng.random() < 0.5
    image[:, width:] = image[:, width - 1 : width] if repeated else rng.choice([0, 128, 255], p=[0.6, 0.1, 0.3])
    return image, clip_boxes(boxes, width)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/ and negatives/")
    parser.add_argument("--part", choices=("train", "validation", "test"), required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    make_scenes(arguments.cache, arguments.part, arguments.count, arguments.seed, arguments.workers)


if __name__ == "__main__":
    main()
