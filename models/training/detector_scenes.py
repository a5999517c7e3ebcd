"""A cache of composed scenes on disk, made once by all cores, and its loading with augmentation.

    python detector_scenes.py --cache CACHE --part train --count 6000 --seed 1
"""

import argparse
import json
import os
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap

from compositor import CELL, Materials, compose

SIDE = 320
CHUNK = 100
_materials: Materials | None = None                      # one a worker process


def scene_folder(cache: Path, part: str, count: int, seed: int) -> Path:
    return cache / "scenes" / f"{part}-{count}-seed{seed}"


def _start(cache: Path, part: str) -> None:
    global _materials
    os.nice(19)
    _materials = Materials.load(cache / "library", part, cache / "negatives")


def _chunk(job: tuple[Path, int, int, int]) -> int:
    """Composes scenes first..last-1 and writes them beside the others; skips a chunk that is already there."""
    folder, seed, first, last = job
    path = folder / f"chunk-{first:06d}.npz"
    if not path.exists():
        scenes = [compose(np.random.default_rng([seed, index]), _materials, SIDE) for index in range(first, last)]
        images = np.stack([scene.image for scene in scenes])
        skins = np.stack([(scene.skin * 255).astype(np.uint8) for scene in scenes])
        boxes = np.concatenate([np.insert(scene.boxes, 0, n, axis=1) for n, scene in enumerate(scenes)])
        partial = path.with_suffix(".part.npz")
        np.savez(partial, images=images, skins=skins, boxes=boxes, tones=np.array([scene.tone for scene in scenes]))
        partial.rename(path)
    return last - first


def make_scenes(cache: Path, part: str, count: int, seed: int, workers: int) -> Path:
    """Fills the cache (resuming where it stopped) and returns its folder."""
    folder = scene_folder(cache, part, count, seed)
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "images.npy").exists():
        return folder
    jobs = [(folder, seed, first, min(count, first + CHUNK)) for first in range(0, count, CHUNK)]
    with Pool(workers, _start, (cache, part)) as pool:
        done = 0
        for made in pool.imap(_chunk, jobs):
            done += made
            print(f"\rscenes {part}: {done}/{count}", end="", flush=True)
    print()
    images = open_memmap(folder / "images.tmp.npy", "w+", np.uint8, (count, SIDE, SIDE, 3))
    skins = np.zeros((count, SIDE // CELL, SIDE // CELL), np.uint8)
    tones, boxes = np.zeros(count, np.float32), []
    for _, _, first, last in jobs:
        with np.load(folder / f"chunk-{first:06d}.npz") as chunk:
            images[first:last], skins[first:last], tones[first:last] = chunk["images"], chunk["skins"], chunk["tones"]
            boxes.append(chunk["boxes"] + np.array([first, 0, 0, 0, 0, 0], np.float32))
        (folder / f"chunk-{first:06d}.npz").unlink()
    images.flush()
    np.savez(folder / "labels.npz", skins=skins, boxes=np.concatenate(boxes), tones=tones)
    (folder / "images.tmp.npy").rename(folder / "images.npy")
    (folder / "about.json").write_text(json.dumps({"part": part, "count": count, "seed": seed, "side": SIDE}))
    return folder


class Scenes:
    """images uint8 [n, SIDE, SIDE, 3] (memory-mapped), boxes: one float32 [k, 5] a scene, skins [n, cells, cells]."""

    def __init__(self, folder: Path):
        self.images = np.load(folder / "images.npy", mmap_mode="r")
        with np.load(folder / "labels.npz") as labels:
            self.skins, boxes, self.tones = labels["skins"].astype(np.float32) / 255, labels["boxes"], labels["tones"]
        order = np.searchsorted(boxes[:, 0], np.arange(len(self.images) + 1))
        self.boxes = [boxes[start:end, 1:] for start, end in zip(order, order[1:])]

    def __len__(self) -> int:
        return len(self.images)

    def augmented(self, index: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(image float32 0..255, boxes, skin), flipped and turned by quarter turns, colours shifted."""
        image, boxes, skin = self.images[index], self.boxes[index].copy(), self.skins[index]
        if rng.random() < 0.5:
            image, skin = image[:, ::-1], skin[:, ::-1]
            boxes[:, 0] = SIDE - boxes[:, 0] - boxes[:, 2]
        if rng.random() < 0.5:
            image, skin = image[::-1], skin[::-1]
            boxes[:, 1] = SIDE - boxes[:, 1] - boxes[:, 3]
        if rng.random() < 0.5:
            image, skin, boxes = image.transpose(1, 0, 2), skin.T, boxes[:, [1, 0, 3, 2, 4]]
        gain = rng.uniform(0.75, 1.2) * rng.normal(1, 0.05, 3)
        return np.clip(image * gain.astype(np.float32), 0, 255), boxes, skin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/ and negatives/")
    parser.add_argument("--part", choices=("train", "validation", "test"), required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    print(make_scenes(arguments.cache, arguments.part, arguments.count, arguments.seed, arguments.workers))


if __name__ == "__main__":
    main()
