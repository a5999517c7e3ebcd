"""Lay out close-ups of held-out people with the lesion as "ignore": what is found beside it is a false alarm.

    python -m models.training.data.make_margins --data DATA --part validation --out .cache/evaluation/margins-validation

Real skin with its hair, ink and shadows, as the detector meets it. Writes boxes.json as compose/evaluation.py does. The
margins were not searched for second lesions: a rate counted on them is a little too high.
"""

import argparse
import json
import shutil
from pathlib import Path

import cv2

from ..places import SPLITS
from .segment_lesions import read_rows

SET, GROWN = "pad-ufes-20", 0.25  # share of its side by which a mask's box grows on each side


def entry_of(row: dict[str, str], folder: Path) -> dict:
    x, y, w, h = cv2.boundingRect(cv2.imread(str(folder / row["mask"]), cv2.IMREAD_GRAYSCALE))
    box = {"x": x - GROWN * w, "y": y - GROWN * h, "w": (1 + 2 * GROWN) * w, "h": (1 + 2 * GROWN) * h}
    return {"image": Path(row["image"]).name, "boxes": [{**box, "class": "ignore"}]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("validation", "test"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    folder = arguments.data / SET
    held_out = {row["unit"] for row in read_rows(SPLITS) if row["source"] == SET and row["part"] == arguments.part}
    rows = [row for row in read_rows(folder / "index.csv") if row["mask"] and row["patient_id"] in held_out]
    arguments.out.mkdir(parents=True, exist_ok=True)
    for row in rows:
        shutil.copy(folder / row["image"], arguments.out)
    (arguments.out / "boxes.json").write_text(json.dumps([entry_of(row, folder) for row in rows], indent=1) + "\n")
    print(f"{len(rows)} photos of {len({row['patient_id'] for row in rows})} people")


if __name__ == "__main__":
    main()
