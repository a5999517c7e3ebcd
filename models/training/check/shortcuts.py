"""Measures what pen, rulers, black corners and dark borders do to the shipped classifier, on the same close-ups with
and without them.

    python -m models.training.check.shortcuts --data DATA [--part validation]

The marks are drawn plainly here, not by the augmentation of the training. For each: how the SPL score moves (mean over
lesions that are SPL, and over the others), how often the level `refer` flips, and the AUROC. Bare skin with a ring
shows whether a ring alone makes an SPL. One view, calibrated score. Adds to
models/evaluation/classifier-shortcuts.json.
"""

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Image
from ..classifier.metrics import auroc, bootstrap, share
from ..classifier.pen_marks import MARKED
from ..classifier.photos import SIZE, SPL, closeup, load_photos
from ..classifier.skin import skin_squares
from ..places import EVALUATION, MODELS
from .shipped import Shipped

BLUE, PAPER, TICKS = (60, 60, 150), (235, 235, 225), (20, 20, 20)
MIDDLE = (SIZE // 2, SIZE // 2)


def ring(crop: Image) -> Image:
    return cv2.ellipse(crop.copy(), MIDDLE, (78, 70), 20, 0, 350, BLUE, 4, cv2.LINE_AA)


def arrow(crop: Image) -> Image:
    return cv2.arrowedLine(crop.copy(), (8, 20), (62, 62), BLUE, 4, cv2.LINE_AA, 0, 0.3)


def ruler(crop: Image) -> Image:
    out = crop.copy()
    out[-26:] = PAPER
    for x in range(4, SIZE, 8):
        out[-26 : -18 if x % 40 != 4 else -12, x] = TICKS
    return out


def black_corners(crop: Image) -> Image:
    circle = cv2.circle(np.zeros((SIZE, SIZE), np.uint8), MIDDLE, 104, 1, -1)
    return crop * circle[..., None]


def dark_border(crop: Image) -> Image:
    out = np.full_like(crop, 12)
    out[10:-10, 10:-10] = crop[10:-10, 10:-10]
    return out


MARKS: dict[str, Callable[[Image], Image]] = {
    "ring": ring,
    "arrow": arrow,
    "ruler": ruler,
    "black corners": black_corners,
    "dark border": dark_border,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-shortcuts.json")
    parser.add_argument("--part", default="validation", choices=["validation", "test"])
    arguments = parser.parse_args()
    model = MODELS / "lesion-classifier.int8.onnx"
    shipped = Shipped(model)
    refer = shipped.threshold("refer", "closeUp")
    photos = [photo for photo in load_photos(arguments.data, arguments.part) if photo.source == "pad-ufes-20"]
    crops, units = np.stack([closeup(photo.read()) for photo in photos]), [photo.unit for photo in photos]
    is_spl = np.array([photo.label == SPL for photo in photos])
    plain = shipped.score(crops, "closeUp")
    figures: dict = {
        "model sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "as they are": {"AUROC": bootstrap(auroc, units, is_spl, plain)},
    }
    if arguments.part == "test":
        clean = np.array([photo.path.name not in MARKED for photo in photos])
        figures["without pen marks"] = {
            "AUROC": bootstrap(auroc, [u for u, c in zip(units, clean, strict=True) if c], is_spl[clean], plain[clean])
        }
    patches = [
        image[y : y + side, x : x + side]
        for photo in photos
        if (image := photo.read()) is not None
        for x, y, side in skin_squares(image, photo.read_mask())[:1]
    ]
    skin = np.stack([cv2.resize(patch, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR) for patch in patches])
    for name, mark in MARKS.items():
        marked = shipped.score(np.stack([mark(crop) for crop in crops]), "closeUp")
        change, flips = marked - plain, (marked >= refer) != (plain >= refer)
        figures[name] = {
            "AUROC": bootstrap(auroc, units, is_spl, marked),
            "mean change of the score, SPL": round(float(change[is_spl].mean()), 4),
            "mean change of the score, others": round(float(change[~is_spl].mean()), 4),
            "share whose level refer flips": bootstrap(share, units, flips),
            "bare skin at refer": round(
                float((shipped.score(np.stack([mark(crop) for crop in skin]), "closeUp") >= refer).mean()), 4
            ),
        }
    figures["bare skin"] = {
        "n": len(skin),
        "at refer": round(float((shipped.score(skin, "closeUp") >= refer).mean()), 4),
    }
    report = json.loads(arguments.out.read_text()) if arguments.out.exists() else {}
    arguments.out.write_text(json.dumps(report | {arguments.part: figures}, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
