"""Freeze the crops of the first three classes (background, skin edge, skin) that validate and test; run once.

    python -m models.training.data.make_crops --data DATA --out models/evaluation/crops.csv

Rows: folder,image,x,y,width,height,class,part,origin. The box is lesion-like, in px of the image; the product crops a
square of 3 x its diameter around it. Folders: pad-ufes-20 (in DATA), pictures (laid out by data/gather_negatives.py),
composed-crops (drawn here into --composed; same seed, same pictures). Origin: "drawn" at random, or "proposed" by the
detector where there is no lesion. Of pad-ufes-20, boxes whose crop holds skin of the margin and none of the lesion.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Image, Mask, Rng
from ..classifier.augment import dress
from ..classifier.backgrounds import background, load_pictures, picture_paths, skin_edge
from ..classifier.photos import BACKGROUND, SIZE, SKIN, SKIN_EDGE, load_photos, read_rgb
from ..classifier.skin import fold, freckles, skin, skin_patches, skin_squares
from ..compositor.noise import Box
from ..detector.detector_run import TiledDetector
from ..places import CACHE, MODELS, PICTURES

SEED = {"validation": 20261126, "test": 20261127}
EACH = {"validation": 60, "test": 100}  # drawn crops of a class; at most as many proposed ones
NAMES = {BACKGROUND: "background", SKIN_EDGE: "skinEdge", SKIN: "skin"}  # as in models/manifest.json
LEAST_SCORE = 0.1  # of a proposal: below the detector's threshold, so that there are enough
SMALLEST, LARGEST = 12, 120  # px, sides of the boxes
MOSTLY = 0.95  # share of skin in a crop from which it is skin; 1 - MOSTLY: up to which background
ENLARGED = 2  # composed crops are drawn at 192 px and shown to the detector at 384

COLUMNS = ("folder", "image", "x", "y", "width", "height", "class", "part", "origin")
Chosen = tuple[str, str, Box, int, str]  # folder, image, box, label, origin


def crop_share(mask: Mask, box: Box) -> float:
    """Share of `mask` in the square of 3 x the box's diameter around it, as far as it lies in the image."""
    x, y, w, h = box
    reach = 1.5 * (w + h) / 2
    rows, columns = (slice(max(0, int(c - reach)), int(c + reach)) for c in (y + h / 2, x + w / 2))
    return float(mask[rows, columns].mean())


def proposals(detector: TiledDetector, image: Image) -> list[Box]:
    found = detector(image)
    return [
        (float(cx - w / 2), float(cy - h / 2), float(w), float(h)) for cx, cy, w, h, _ in found if min(w, h) >= SMALLEST
    ]


def of_pictures(detector: TiledDetector, folder: Path, part: str, rng: Rng) -> Iterator[Chosen]:
    """Background, drawn and proposed."""
    paths = picture_paths(folder, part)
    for path in paths:
        image = read_rgb(path)
        height, width = image.shape[:2]
        for _ in range(EACH[part] // len(paths)):
            side = float(np.exp(rng.uniform(np.log(SMALLEST), np.log(min(LARGEST, height / 3)))))
            x, y = rng.uniform(side, width - 2 * side), rng.uniform(side, height - 2 * side)
            yield "pictures", path.name, (x, y, side, side), BACKGROUND, "drawn"
        for box in proposals(detector, image):
            yield "pictures", path.name, box, BACKGROUND, "proposed"


def of_margins(detector: TiledDetector, data: Path, part: str) -> Iterator[Chosen]:
    """Skin beside the lesion of close-ups with a mask."""
    for photo in load_photos(data, part):
        mask = photo.read_mask() if photo.source == "pad-ufes-20" else None
        if mask is None:
            continue
        image, name = photo.read(), photo.path.relative_to(data / "pad-ufes-20").as_posix()
        for x, y, side in skin_squares(image, mask)[:1]:
            yield "pad-ufes-20", name, (x + side / 3, y + side / 3, side / 3, side / 3), SKIN, "drawn"
        near = cv2.dilate(mask.astype(np.uint8), np.ones((15, 15), np.uint8))
        for box in proposals(detector, image):
            if crop_share(near, box) == 0:
                yield "pad-ufes-20", name, box, SKIN, "proposed"


def of_composed(
    detector: TiledDetector, data: Path, pictures: list[Image], folder: Path, part: str
) -> Iterator[Chosen]:
    """Skin edges, drawn; what the detector proposes on them and on skin with freckles, folds, pen and hair."""
    patches: list[Image] = []
    for photo in load_photos(data, part):
        if photo.source == "pad-ufes-20":
            image = photo.read()
            patches += skin_patches(image, photo.read_mask())
    for index in range(2 * EACH[part]):
        rng = np.random.default_rng([SEED[part], index])
        crop, share = skin(patches, rng), np.ones((SIZE, SIZE), np.float32)
        edge = index % 2 == 0
        if edge:
            crop, share = skin_edge(crop, background(pictures, rng), rng)
        elif rng.random() < 0.5:
            crop = fold(freckles(crop, rng), rng)
        image = cv2.resize(dress(crop, SKIN, [], rng), None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
        share, name = cv2.resize(share, None, fx=ENLARGED, fy=ENLARGED), f"{part}-{index:03d}.jpg"
        cv2.imwrite(str(folder / name), image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])
        if edge:
            side = SIZE * ENLARGED / 3
            yield "composed-crops", name, (side, side, side, side), SKIN_EDGE, "drawn"
        for box in proposals(detector, image):
            skin_share = crop_share(share, box)
            label = SKIN if skin_share > MOSTLY else BACKGROUND if skin_share < 1 - MOSTLY else SKIN_EDGE
            yield "composed-crops", name, box, label, "proposed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODELS / "lesion-detector.onnx")
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--composed", type=Path, default=CACHE / "evaluation/composed-crops")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    if arguments.out.exists():
        raise SystemExit(
            f"{arguments.out} exists: the crops are frozen. Delete it by hand if you mean to choose others."
        )
    arguments.composed.mkdir(parents=True, exist_ok=True)
    detector = TiledDetector(str(arguments.model), LEAST_SCORE)
    chosen: list[dict[str, str | float]] = []
    for part in EACH:
        rng = np.random.default_rng(SEED[part])
        counts: Counter[tuple[int, str]] = Counter()
        every = [
            *of_pictures(detector, arguments.pictures, part, rng),
            *of_margins(detector, arguments.data, part),
            *of_composed(detector, arguments.data, load_pictures(arguments.pictures, part), arguments.composed, part),
        ]
        for index in rng.permutation(len(every)):
            folder, image, box, label, origin = every[index]
            counts[label, origin] += 1
            if counts[label, origin] <= EACH[part]:
                x, y, w, h = (round(v, 1) for v in box)
                values = (folder, image, x, y, w, h, NAMES[label], part, origin)
                chosen.append(dict(zip(COLUMNS, values, strict=True)))
        print(part, {(NAMES[label], origin): n for (label, origin), n in counts.items()}, flush=True)
    with arguments.out.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(chosen, key=itemgetter("part", "class", "folder", "image", "x")))


if __name__ == "__main__":
    main()
