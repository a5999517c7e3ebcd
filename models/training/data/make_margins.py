"""Lay out close-ups of held-out people with the lesion as "ignore": what is found beside it is a false alarm.

    python -m models.training.data.make_margins --data DATA --part validation --out .cache/evaluation/margins-validation

Real skin with its hair, ink and shadows, as the detector meets it. Writes boxes.json as compose/evaluation.py does. The
margins were not searched for second lesions: a rate counted on them is a little too high.
"""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..arrays import Mask
from ..classifier.photos import Photo, load_photos

GROWN = 0.25  # share of its side by which a mask's box grows on each side


def entry_of(photo: Photo, mask: Mask) -> dict[str, Any]:
    """As boxes.json holds it."""
    x, y, w, h = cv2.boundingRect(mask.astype(np.uint8))
    box = {"x": x - GROWN * w, "y": y - GROWN * h, "w": (1 + 2 * GROWN) * w, "h": (1 + 2 * GROWN) * h}
    return {"image": photo.path.name, "boxes": [{**box, "class": "ignore"}]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("validation", "test"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    photos = [photo for photo in load_photos(arguments.data, arguments.part) if photo.source == "pad-ufes-20"]
    shown = [(photo, mask) for photo in photos if (mask := photo.read_mask()) is not None]
    for photo, _ in shown:
        shutil.copy(photo.path, arguments.out)
    entries = [entry_of(photo, mask) for photo, mask in shown]
    (arguments.out / "boxes.json").write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(shown)} photos of {len({photo.unit for photo, _ in shown})} people")


if __name__ == "__main__":
    main()
