"""5-fold cross-validation grouped by patient over all of pad-ufes-20, with the recipe of classifier/train.py.

    python -m models.training.studies.cross_validate --data DATA --weights WEIGHTS [--steps 2500]

Each fold trains two members from ImageNet's weights on the pool's rows of the other four (pad-ufes-20 of every part,
isic of the train part), which differ in seed and mixup, and averages their weights, as the shipped model is an average.
It grades its own patients with each of the three. Every patient is graded once, by networks that never saw them. This
does not test the shipped model, and uses none of its weights: no teacher, and no network that saw lesions. Resumable;
writes models/evaluation/classifier-folds.json.
"""

import argparse
import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from ..arrays import Floats, Image
from ..classifier.average import mean_state
from ..classifier.grading import (
    closeup_figures,
    closeups,
    load_pretrained,
    probabilities,
)
from ..classifier.network import LesionClassifier
from ..classifier.photos import FOLDS, all_photos, folds_of
from ..classifier.pool import FORMAT
from ..classifier.pool_plan import Row
from ..classifier.trainer import Pool, Recipe, train
from ..places import CACHE, EVALUATION, POOL


def is_outside(fold: int, row: Row) -> bool:
    return row.fold not in (fold, -1)


MEMBERS = {"a member": Recipe(), "another": Recipe(seed=Recipe.seed + 1, mixup=0.6)}
MEAN = "mean of both"
NAMES = (*MEMBERS, MEAN)


def graded_by(members: dict[str, LesionClassifier], crops: Image) -> dict[str, Floats]:
    """name -> probabilities [n, 9] of each member, and of the network with their mean weights."""
    mean = LesionClassifier().eval()
    mean.load_state_dict(mean_state(list(members.values())))
    networks = {**members, MEAN: mean.to(memory_format=FORMAT)}
    return {name: probabilities(network, crops) for name, network in networks.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--work", type=Path, default=CACHE / "classifier/folds")
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-folds.json")
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    everything = all_photos(arguments.data)
    folds = folds_of(everything)
    graded: list[dict[str, Floats]] = []
    photos, people = [], []
    for fold in range(FOLDS):
        own = [photo for photo in everything if photo.source == "pad-ufes-20" and folds[photo.unit] == fold]
        saved = arguments.work / f"fold-{fold}.npy"
        pool = Pool(arguments.pool, partial(is_outside, fold))
        people.append(pool.units)
        if not saved.exists():
            members = {}
            for name, recipe in MEMBERS.items():
                checkpoint = arguments.work / f"fold-{fold}-{recipe.seed}.pt"
                recipe = replace(recipe, steps=arguments.steps)
                members[name] = train(load_pretrained(arguments.weights), pool, recipe, checkpoint).cpu()
            by_name = graded_by(members, closeups(own))
            np.save(saved, np.stack([by_name[name] for name in NAMES]))
        graded.append(dict(zip(NAMES, np.load(saved), strict=True)))
        photos += own
        print(f"fold {fold}:", json.dumps(closeup_figures(graded[-1][MEAN], own)), flush=True)
    report = {
        "steps": arguments.steps,
        "seed and mixup": {name: [recipe.seed, recipe.mixup] for name, recipe in MEMBERS.items()},
        "people and dermoscopic photos trained on, by fold": people,
        "photos": len(photos),
        **{name: closeup_figures(np.concatenate([one[name] for one in graded]), photos) for name in NAMES},
    }
    arguments.out.write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
