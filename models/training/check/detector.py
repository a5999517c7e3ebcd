"""Measure the exported detector alone on a folder of annotated photos: wide-dev, or what compose/evaluation.py made.

    python -m models.training.check.detector --model models/lesion-detector.onnx --photos FOLDER

A detection counts when its centre lies in the lesion's box or their IoU is at least 0.3. "Ignore" boxes, and
detections under 12 px (mean of width and height), count neither way. A second detection of one lesion is a false alarm.
Without --threshold, the one for 0.5 false alarms a photo. The product's own figures come from `npm run evaluate`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..arrays import Floats, Image, Mask
from ..detector.detector_run import TiledDetector

LEAST_SIDE = 12.0
FALSE_RATES = (0.2, 0.5, 1.0, 2.0)  # false alarms a photo to read the recall at
SIZES = (12, 15, 24, 48, 100, 300, 1100)  # px, edges of the bins


@dataclass
class Judged:
    """One photo: scores and boxes of the false alarms, the best score of each lesion (0: missed), its size and tone."""

    entry: dict
    false: Floats
    best: Floats
    lesions: Floats


def read_photos(folder: Path) -> Iterator[tuple[dict[str, Any], Image, Floats]]:
    """Yields (entry of boxes.json, image RGB, boxes float32 [k, 5] = x, y, w, h, counts)."""
    for entry in json.loads((folder / "boxes.json").read_text()):
        image = cv2.cvtColor(cv2.imread(str(folder / entry["image"])), cv2.COLOR_BGR2RGB)
        boxes = [[b["x"], b["y"], b["w"], b["h"], b["class"] == "lesion"] for b in entry["boxes"]]
        yield entry, image, np.array(boxes, np.float32).reshape(-1, 5)


def hits(found: Floats, boxes: Floats) -> Mask:
    """[n, k]: whether detection n (cx, cy, w, h) counts for box k (x, y, w, h)."""
    centre, half = found[:, None, :2], found[:, None, 2:4] / 2
    low, high = boxes[None, :, :2], boxes[None, :, :2] + boxes[None, :, 2:4]
    inside = ((centre >= low) & (centre <= high)).all(axis=2)
    common = np.clip(np.minimum(centre + half, high) - np.maximum(centre - half, low), 0, None).prod(axis=2)
    union = found[:, None, 2:4].prod(axis=2) + boxes[None, :, 2:4].prod(axis=2) - common
    return inside | (common >= 0.3 * union)


def judge(entry: dict, found: Floats, boxes: Floats) -> Judged:
    """found [n, 5] = cx, cy, w, h, score; boxes [k, 5] = x, y, w, h, counts."""
    found = found[found[:, 2:4].mean(axis=1) >= LEAST_SIDE]
    found = found[np.argsort(-found[:, 4], kind="stable")]
    matched, lesion = hits(found, boxes), boxes[:, 4] > 0
    best, false = np.zeros(int(lesion.sum())), []
    for row, detection in zip(matched, found, strict=True):
        open_ = row[lesion] & (best == 0)
        if open_.any():
            best[np.argmax(open_)] = detection[4]
        elif not row[~lesion].any():
            false.append(detection)
    return Judged(entry, np.array(false, np.float32).reshape(-1, 5), best, boxes[lesion])


class Tally:
    """False alarms and lesion scores over many photos."""

    def __init__(self, photos: list[Judged]) -> None:
        self.photos = len(photos)
        self.false = np.sort(np.concatenate([photo.false[:, 4] for photo in photos]))[::-1]
        self.best = np.concatenate([photo.best for photo in photos])

    def at(self, threshold: float) -> tuple[float, float]:
        """(recall, false alarms a photo)"""
        return float((self.best >= threshold).mean()), float((self.false >= threshold).sum() / self.photos)

    def threshold_for(self, rate: float) -> float:
        """The lowest threshold with at most `rate` false alarms a photo."""
        allowed = int(rate * self.photos)
        return float(np.nextafter(self.false[allowed], 1)) if allowed < len(self.false) else 0.05

    def curve(self) -> str:
        points = [(rate, self.threshold_for(rate)) for rate in FALSE_RATES]
        return "  ".join(f"{self.at(t)[0]:.3f} at {rate} (threshold {t:.3f})" for rate, t in points)


def touches(boxes: Floats) -> Mask:
    """[k]: whether each box (x, y, w, h) overlaps or touches another one."""
    low, high = boxes[:, :2] - 1, boxes[:, :2] + boxes[:, 2:4] + 1
    near = (np.minimum(high[:, None], high) > np.maximum(low[:, None], low)).all(axis=2)
    return near.sum(axis=1) > 1


def clutter_at(entry: dict, x: float, y: float) -> str:
    """The smallest noted clutter that a false alarm's centre lies in."""
    around = [c for c in entry.get("clutter", ()) if c["x"] <= x <= c["x"] + c["w"] and c["y"] <= y <= c["y"] + c["h"]]
    return min(around, key=lambda c: c["w"] * c["h"])["kind"] if around else "other"


def print_groups(photos: list[Judged], threshold: float) -> None:
    """Recall by size, tone and contact; false alarms by kind of photo and of clutter."""
    lesions = np.concatenate([photo.lesions for photo in photos])
    found = np.concatenate([photo.best for photo in photos]) >= threshold
    tones = np.concatenate([[photo.entry.get("tone", 0)] * len(photo.best) for photo in photos])
    touching = np.concatenate([touches(photo.lesions) for photo in photos if len(photo.lesions)])
    size = lesions[:, 2:4].mean(axis=1)
    groups = [(f"{a}-{b} px", (size >= a) & (size < b)) for a, b in pairwise(SIZES)]
    groups += [(f"tone {tone}", tones == tone) for tone in range(1, 11)] + [("touching", touching)]
    print("  recall:", ", ".join(f"{name} {found[own].mean():.3f} ({own.sum()})" for name, own in groups if own.any()))
    kinds = sorted({photo.entry.get("kind", "photo") for photo in photos})
    for kind in kinds:
        own = [photo for photo in photos if photo.entry.get("kind", "photo") == kind]
        alarms = Counter(
            clutter_at(photo.entry, *box[:2]) for photo in own for box in photo.false if box[4] >= threshold
        )
        print(f"  false alarms, {kind}: {sum(alarms.values()) / len(own):.2f} a photo (n {len(own)})", dict(alarms))


def picture(path: Path, image: Image, boxes: Floats, found: Floats) -> None:
    """Truth in green (ignore: blue), detections in red with their score."""
    canvas = image[..., ::-1].copy()
    for x, y, w, h, counts in boxes:
        cv2.rectangle(canvas, (int(x), int(y)), (int(x + w), int(y + h)), (0, 255, 0) if counts else (255, 80, 0), 1)
    for cx, cy, w, h, score in found[found[:, 2:4].mean(axis=1) >= LEAST_SIDE]:
        corner = (int(cx - w / 2) - 2, int(cy - h / 2) - 2)
        cv2.rectangle(canvas, corner, (int(cx + w / 2) + 2, int(cy + h / 2) + 2), (0, 0, 255), 1)
        cv2.putText(canvas, f"{score:.2f}", (corner[0], corner[1] - 2), 0, 0.4, (0, 0, 255), 1, cv2.LINE_AA)
    cv2.imwrite(str(path), canvas)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--photos", type=Path, required=True, help="folder with boxes.json")
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--pictures", type=Path, help="draw the photos with boxes here")
    arguments = parser.parse_args()
    detector = TiledDetector(str(arguments.model))
    results = [
        (judge(entry, found := detector(image), boxes), image, boxes, found)
        for entry, image, boxes in read_photos(arguments.photos)
    ]
    photos = [result[0] for result in results]
    tally = Tally(photos)
    threshold = tally.threshold_for(0.5) if arguments.threshold is None else arguments.threshold
    print(f"{arguments.photos.name}: {len(tally.best)} lesions in {tally.photos} photos; recall {tally.curve()}")
    print("  at threshold {:.3f}: recall {:.3f}, {:.2f} false alarms a photo".format(threshold, *tally.at(threshold)))
    print_groups(photos, threshold)
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
        for judged, image, boxes, found in results:
            path = arguments.pictures / f"{Path(judged.entry['image']).stem}.png"
            picture(path, image, boxes, found[found[:, 4] >= threshold])


if __name__ == "__main__":
    main()
