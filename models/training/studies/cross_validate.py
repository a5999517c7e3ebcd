"""5-fold cross-validation grouped by patient over all of pad-ufes-20, with the recipe of classifier/train.py.

    python -m models.training.studies.cross_validate --data DATA --weights WEIGHTS [--steps 2500]

Each fold trains from ImageNet's weights on the pool's rows of the other four (pad-ufes-20 of every part, isic of the
train part) and grades its own patients. Every patient is graded once, by a network that never saw them. This does not
test the shipped model, and uses none of its weights. Resumable; writes models/evaluation/classifier-folds.json.
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
)
from ..classifier.photos import FOLDS, all_photos, folds_of
from ..classifier.pool_plan import Row
from ..classifier.trainer import Pool, Recipe, train
from ..places import CACHE, EVALUATION, POOL


def is_outside(fold: int, row: Row) -> bool:
    return row.fold not in (fold, -1)


def main() -> None:
    recipe = Recipe()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--work", type=Path, default=CACHE / "classifier/folds")
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-folds.json")
    parser.add_argument("--steps", type=int, default=recipe.steps)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    everything = all_photos(arguments.data)
    folds = folds_of(everything)
    graded, photos, people = [], [], []
    for fold in range(FOLDS):
        own = [photo for photo in everything if photo.source == "pad-ufes-20" and folds[photo.unit] == fold]
        saved = arguments.work / f"fold-{fold}.npy"
        pool = Pool(arguments.pool, partial(is_outside, fold))
        people.append(pool.units)
        if not saved.exists():
            checkpoint = arguments.work / f"fold-{fold}.pt"
            network = train(load_pretrained(arguments.weights), pool, Recipe(steps=arguments.steps), checkpoint)
            np.save(saved, probabilities(network.cpu(), closeups(own)))
            checkpoint.unlink()
        graded.append(np.load(saved))
        photos += own
        print(f"fold {fold}:", json.dumps(closeup_figures(graded[-1], own)), flush=True)
    report = {
        "steps": arguments.steps,
        "people and dermoscopic photos trained on, by fold": people,
        "photos": len(photos),
        **closeup_figures(np.concatenate(graded), photos),
    }
    arguments.out.write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
