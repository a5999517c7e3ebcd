"""Crops of what the detector proposes on the train part: its mistakes, and lesions in the same surroundings.

    python -m models.training.data.gather_proposals --data DATA [--out .cache/classifier/proposals] [--scenes 400]

The classifier is the second stage: it has to tell what the detector takes for a lesion (hair, ink, shadows, edges of
clothes) from lesions. From composed scenes with and without lesions, and from the real skin beside the lesions of
close-ups, where nobody drew second lesions: what is found there is one or a mistake, and only rarely an SPL.
Writes PNGs of 4 x the diameter, which leaves room to turn them, and index.csv (image, diagnosis: "mistake" | "lesion" |
"beside").
"""

import argparse
import csv
import os
from dataclasses import asdict
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..arrays import Floats, Image, Mask
from ..classifier.photos import SIZE, Photo, load_photos, read_rgb
from ..compose.evaluation import KINDS
from ..compositor.recipe import Recipe
from ..compositor.scene import Materials, compose
from ..detector.detector_run import TiledDetector
from ..places import DETECTOR_CACHE, MODELS, PROPOSALS
from .materials import keep_to_source, lay_out_materials

SEED = 20261127
LEAST = 0.12  # detector score: half of the shipped threshold, since near misses teach as well
FAINT = 0.1  # where the product's second chance begins
MOST = 12  # proposals of one kind that a photo gives
CONTEXT = 4.0  # side of a crop in diameters
KEPT = int(SIZE * CONTEXT / 3)  # px: larger crops are shrunk to it
GROWN = 0.25  # share of its side by which a box grows on each side, within which nothing counts as a mistake
SCENES = 400
SHOWN = ("small", "bare-skin", "bare-skin", "off-skin")

worker: dict[str, Any] = {}  # "detector" and "materials" of a worker process


def start(model: Path, cache: Path) -> None:
    cv2.setNumThreads(1)
    worker["detector"] = TiledDetector(str(model), LEAST, threads=1)
    worker["materials"] = Materials.load(cache / "library", "train", cache / "negatives")


def crop_of(image: Image, x: float, y: float, diameter: float) -> Image:
    side = round(CONTEXT * diameter)
    left, top = round(x - side / 2), round(y - side / 2)
    padded = cv2.copyMakeBorder(image, side, side, side, side, cv2.BORDER_REPLICATE)
    crop = padded[top + side : top + 2 * side, left + side : left + 2 * side]
    return crop if side <= KEPT else cv2.resize(crop, (KEPT, KEPT), interpolation=cv2.INTER_AREA)


def inside(x: float, y: float, boxes: Floats) -> Mask:
    """[k]: does the point lie in each of the grown boxes [k, 4+] = x, y, w, h?"""
    margin = GROWN * boxes[:, 2:4]
    low, high = boxes[:, :2] - margin, boxes[:, :2] + boxes[:, 2:4] + margin
    point = np.array([x, y])
    return np.all((low <= point) & (point <= high), axis=1)


def proposals(image: Image, boxes: Floats) -> list[tuple[Image, str]]:
    """(crop, "mistake" | "lesion"); `boxes` float [k, 5] = x, y, w, h, counts."""
    found: dict[str, list[Image]] = {"mistake": [], "lesion": []}
    for x, y, w, h, _ in sorted(worker["detector"](image).tolist(), key=lambda box: -box[4]):
        hits = inside(x, y, boxes)
        what = "mistake" if not hits.any() else "lesion" if boxes[hits, 4].any() else None
        if what is not None and len(found[what]) < MOST:
            found[what].append(crop_of(image, x, y, (w + h) / 2))
    return [(crop, what) for what, crops in found.items() for crop in crops]


def of_scene(number: int) -> list[tuple[Image, str]]:
    rng = np.random.default_rng([SEED, number])
    recipe = Recipe(**{**asdict(KINDS[SHOWN[number % len(SHOWN)]].recipe), "tone": None})
    scene = compose(rng, worker["materials"], recipe)
    return proposals(scene.image, scene.boxes)


def of_photo(photo: Photo) -> list[tuple[Image, str]]:
    """The real skin beside a lesion: only what lies outside its box counts, and the lesion itself is not shown."""
    image = photo.read()
    mask = photo.read_mask()
    if mask is None:
        return []
    box = (*cv2.boundingRect(mask.astype(np.uint8)), 0)
    return [(crop, "beside") for crop, _ in proposals(image, np.array([box], np.float32))]


def gather_proposals(data: Path, folder: Path, model: Path, cache: Path, scenes: int, workers: int) -> None:
    """Writes the crops of the train part's close-ups and of `scenes` composed scenes, and index.csv last; returns at
    once where that is there."""
    keep_to_source(folder, data)
    if (folder / "index.csv").exists():
        return
    lay_out_materials(data, cache)
    photos = [photo for photo in load_photos(data, "train") if photo.source == "pad-ufes-20"]
    masked = [photo for photo in photos if photo.read_mask() is not None]
    rows: list[tuple[str, str]] = []
    with Pool(workers, start, (model, cache)) as pool:
        of_photos, of_scenes = pool.imap(of_photo, masked, chunksize=4), pool.imap(of_scene, range(scenes), chunksize=4)
        for kind, results, total in (("close-up", of_photos, len(masked)), ("scene", of_scenes, scenes)):
            for done, crops in enumerate(results, 1):
                for crop, diagnosis in crops:
                    name = f"{len(rows):05d}.png"
                    cv2.imwrite(str(folder / name), crop[..., ::-1])
                    rows.append((name, diagnosis))
                if done % 50 == 0 or done == total:
                    print(f"{kind} {done}/{total}: {len(rows)} crops", flush=True)
    with (folder / "index.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("image", "diagnosis"), *rows])


def gather_mistakes(pictures: list[Path], folder: Path, model: Path) -> None:
    """PNGs of what the detector takes for lesions in pictures without people, each as it is and at twice its size;
    returns at once where they are complete."""
    done = folder / "complete.txt"
    if done.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    detector, count = TiledDetector(str(model), FAINT), 0
    for path in pictures:
        for times in (1, 2):
            image = cv2.resize(read_rgb(path), None, fx=times, fy=times, interpolation=cv2.INTER_LINEAR)
            for x, y, w, h, _ in sorted(detector(image).tolist(), key=lambda box: -box[4])[:MOST]:
                cv2.imwrite(str(folder / f"{count:05d}.png"), crop_of(image, x, y, (w + h) / 2)[..., ::-1])
                count += 1
    done.write_text(f"{count} of {len(pictures)} pictures\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=PROPOSALS)
    parser.add_argument("--model", type=Path, default=MODELS / "lesion-detector.onnx")
    parser.add_argument("--cache", type=Path, default=DETECTOR_CACHE, help="folder with library/ and negatives/")
    parser.add_argument("--scenes", type=int, default=SCENES)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    gather_proposals(
        arguments.data, arguments.out, arguments.model, arguments.cache, arguments.scenes, arguments.workers
    )


if __name__ == "__main__":
    main()
