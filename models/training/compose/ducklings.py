"""Compose planted-duckling scenes: common naevi of different people, none twice, and one SPL of matched size.

    python -m models.training.compose.ducklings --data DATA --part PART --domain DOMAIN --out FOLDER

Writes sheets (compose/person_scene.py, one skin tone each) and boxes.json, one scene a "person"; `npm run evaluate`
ranks each by oddness alone. 8 to 40 naevi, or as many as the part has patients with a masked naevus; the sizes of all,
the SPL's too, come from one distribution. The domains stand apart, so that the kind of photograph gives no lesion away.
Same part, domain and seed: same scenes.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Rng
from ..classifier.lesion_space import NAEVI
from ..classifier.photos import SPL, load_photos
from .person_scene import Cutting, compose_sheet, cut

FEWEST, MOST, TONES = 8, 40, (1, 7)
MEDIAN, SPREAD, SMALLEST = (25, 60), 0.25, 14  # px: median diameter of a scene, its log deviation, least
SEED = {"validation": 51, "test": 52}
DOMAINS = ("smartphone", "dermoscope")


def one_a_person(rng: Rng, pool: list[Cutting]) -> list[Cutting]:
    """A random lesion of each person, in random order."""
    return list({own.photo.unit: own for own in (pool[i] for i in rng.permutation(len(pool)))}.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=tuple(SEED), required=True)
    parser.add_argument("--domain", choices=DOMAINS, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scenes", type=int, default=200)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    smartphone = arguments.domain == "smartphone"
    photos = [
        photo for photo in load_photos(arguments.data, arguments.part) if (photo.source == "pad-ufes-20") == smartphone
    ]
    wanted = [photo for photo in photos if photo.label == SPL or photo.diagnosis in NAEVI]
    cuttings = [own for own in map(cut, wanted) if own]
    spl = [own for own in cuttings if own.photo.label == SPL]
    naevi = [own for own in cuttings if own.photo.label != SPL]
    entries = []
    for index in range(arguments.scenes):
        rng = np.random.default_rng([SEED[arguments.part], DOMAINS.index(arguments.domain), index])
        common = one_a_person(rng, naevi)
        common = common[: int(rng.integers(FEWEST, min(MOST, len(common)) + 1))]
        own = [*common, spl[rng.integers(len(spl))]]
        tone, median = float(rng.uniform(*TONES)), np.exp(rng.uniform(*np.log(MEDIAN)))
        sizes = np.maximum(SMALLEST, median * np.exp(rng.normal(0, SPREAD, len(own)))).tolist()
        image, boxes = compose_sheet(rng, tone, own, sizes)
        name = f"scene-{index:03d}"
        cv2.imwrite(str(arguments.out / f"{name}.png"), image[..., ::-1])
        entries.append({"image": f"{name}.png", "boxes": boxes, "tone": round(tone, 1), "person": name})
    (arguments.out / "boxes.json").write_text(json.dumps(entries, indent=1) + "\n")
    people = len({own.photo.unit for own in naevi})
    print(f"{len(entries)} scenes, {len(naevi)} naevi of {people} people and {len(spl)} SPLs to draw from")


if __name__ == "__main__":
    main()
