"""Learning curve: validation figures of networks trained on a quarter, half and all of the train part's people.

    python -m models.training.studies.learning_curve --data DATA --weights WEIGHTS [--steps 500]

Each network trains from ImageNet's weights with the same recipe and number of steps; whole people (isic: photos) are
left out, not crops. Resumable; writes models/evaluation/classifier-curve.json.
"""

import argparse
import json
from functools import partial
from pathlib import Path

import numpy as np

from ..classifier.grading import (
    closeup_figures,
    closeups,
    load_pretrained,
    probabilities,
    spl,
)
from ..classifier.metrics import auroc, bootstrap
from ..classifier.photos import load_photos
from ..classifier.pool import read_rows
from ..classifier.pool_plan import Row
from ..classifier.trainer import Pool, Recipe, train
from ..places import CACHE, EVALUATION, POOL

SHARES = (0.25, 0.5, 1.0)


def some_units(pool: Path, share: float) -> set[str]:
    """A share of the people and photos of each diagnosis; smaller shares lie within larger ones."""
    units: dict[str, set[str]] = {}
    for row in read_rows(pool):
        if row.part == "train" and row.unit:
            units.setdefault(row.diagnosis, set()).add(row.unit)
    chosen: set[str] = set()
    for diagnosis in sorted(units):
        own = np.random.default_rng(20261123).permutation(sorted(units[diagnosis])).tolist()
        chosen.update(own[: max(1, round(share * len(own)))])
    return chosen


def is_among(units: set[str], row: Row) -> bool:
    return row.part == "train" and (not row.unit or row.unit in units)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--work", type=Path, default=CACHE / "classifier/curve")
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-curve.json")
    parser.add_argument("--steps", type=int, default=500)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    photos = load_photos(arguments.data, "validation")
    smartphone = [photo for photo in photos if photo.source == "pad-ufes-20"]
    dermoscope = [photo for photo in photos if photo.source == "isic"]
    points = []
    for share in SHARES:
        units = some_units(arguments.pool, share)
        pool = Pool(arguments.pool, partial(is_among, units))
        network = train(
            load_pretrained(arguments.weights),
            pool,
            Recipe(steps=arguments.steps),
            arguments.work / f"share-{share}.pt",
        ).cpu()
        melanoma = np.array([photo.diagnosis == "melanoma" for photo in dermoscope])
        score = spl(probabilities(network, closeups(dermoscope), mirrored=False))
        points.append(
            {
                "share": share,
                "people and dermoscopic photos": pool.units,
                "crops": len(pool.at),
                **closeup_figures(probabilities(network, closeups(smartphone)), smartphone),
                "dermoscopic melanoma": bootstrap(auroc, [photo.unit for photo in dermoscope], melanoma, score),
            }
        )
        print(json.dumps(points[-1]), flush=True)
    arguments.out.write_text(
        json.dumps({"steps": arguments.steps, "part": "validation", "points": points}, indent=1) + "\n"
    )


if __name__ == "__main__":
    main()
