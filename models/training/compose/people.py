"""Compose people of 5, 20, 50 and 100 lesions with none, one or two SPLs, to measure referral a person.

    python -m models.training.compose.people --data DATA --part PART --out FOLDER [--each 12]

Writes sheets (compose/person_scene.py) and boxes.json, one photo a person: {image, boxes, tone, person}. Lesions are
photographs with a mask, of the part's own patients: SPLs any; the others naevi and seborrhoeic keratoses. None stands
twice on a person before all stood once; then they come again, turned and of another size, as a person's moles are
alike. Same part and seed: same people.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Rng
from ..classifier.photos import NSPL_A, SPL, load_photos
from .person_scene import Cutting, compose_sheet, cut

COUNTS, SPLS, TONES = (5, 20, 50, 100), (0, 1, 2), (1, 7)
SMALLEST, LARGEST = 15, 60  # px, a lesion's diameter
SEED = {"validation": 41, "test": 42}


def dealt(rng: Rng, pool: list[Cutting], count: int) -> list[Cutting]:
    """`count` of the pool, each once before any comes again."""
    order = [rng.permutation(len(pool)) for _ in range(-(-count // len(pool)))]
    return [pool[i] for i in np.concatenate(order)[:count]] if count else []


def diameters(rng: Rng, count: int) -> list[float]:
    return np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST), count)).tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=tuple(SEED), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--each", type=int, default=12, help="people of each number of lesions and SPLs")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    photos = load_photos(arguments.data, arguments.part)
    cuttings = [cut(photo) for photo in photos if photo.source == "pad-ufes-20"]
    spl = [own for own in cuttings if own and own.photo.label == SPL]
    other = [own for own in cuttings if own and own.photo.label == NSPL_A]
    entries = []
    for count in COUNTS:
        for spls in SPLS:
            for index in range(arguments.each):
                rng = np.random.default_rng([SEED[arguments.part], count, spls, index])
                own = dealt(rng, other, count - spls) + dealt(rng, spl, spls)
                tone = float(rng.uniform(*TONES))
                image, boxes = compose_sheet(rng, tone, own, diameters(rng, count))
                person = f"{count:03d}-{spls}-{index:02d}"
                cv2.imwrite(str(arguments.out / f"{person}.png"), image[..., ::-1])
                entries.append({"image": f"{person}.png", "boxes": boxes, "tone": round(tone, 1), "person": person})
    (arguments.out / "boxes.json").write_text(json.dumps(entries, indent=1) + "\n")
    print(f"{len(entries)} people, {len(other)} lesions that are no SPL and {len(spl)} SPLs to draw from")


if __name__ == "__main__":
    main()
