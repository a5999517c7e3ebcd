"""Train the lesion classifier: from the labelled photographs to a checkpoint for export/classifier.py.

    python -m models.training.classifier.train --data DATA --weights WEIGHTS [--work WORK] [--steps 2500]

Fetches the CC0 pictures of what is not skin, gathers what the detector proposes (data/gather_proposals.py, the shipped
detector), draws the pool of crops (classifier/pool.py) and trains on its rows of the train part. CPU or CUDA. Leaves
WORK/checkpoint.pt every 100 steps: an interrupted run goes on from it, the export reads its averaged weights
("averaged") and the names of its nine outputs ("fine"). --start begins with the averaged weights of an earlier training
instead of those of ImageNet.
"""

import argparse
import os
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from ..arrays import Floats
from ..data.gather_proposals import SCENES, gather_proposals
from ..data.materials import lay_out_pictures
from ..places import CACHE, DETECTOR_CACHE, MODELS, PICTURES, POOL, PROPOSALS
from .balance import balanced
from .network import LesionClassifier, six, spread
from .photos import SPL, closeup, load_photos, widefield
from .pool import FORMAT, draw_pool
from .trainer import Pool, Recipe, train

VALIDATE_EVERY = 300


@torch.no_grad()
def validation_views(network: LesionClassifier, data: Path) -> dict[str, tuple[torch.Tensor, Floats]]:
    """name -> (frozen features [n, 48, 24, 24], is SPL [n]) of the validation part, the way the product shows them."""
    views: dict[str, tuple[list, list]] = {"smartphone": ([], []), "smartphone 40 px": ([], []), "dermoscope": ([], [])}
    for photo in load_photos(data, "validation"):
        image = photo.read()
        smartphone = photo.source == "pad-ufes-20"
        shown = [("smartphone" if smartphone else "dermoscope", closeup(image))]
        mask = photo.read_mask() if smartphone else None
        if mask is not None:
            shown.append(("smartphone 40 px", widefield(image, mask, 40)))
        for name, crop in shown:
            batch = torch.from_numpy(crop.transpose(2, 0, 1).copy())[None].contiguous(memory_format=FORMAT)
            views[name][0].append(network.frozen(balanced(batch)))
            views[name][1].append(photo.label == SPL)
    return {name: (torch.cat(features), np.array(is_spl)) for name, (features, is_spl) in views.items()}


@torch.no_grad()
def validate(network: LesionClassifier, views: dict) -> str:
    """AUROC of SPL against the rest in each view, in words."""
    network.eval()
    device, report = next(network.parameters()).device, []
    for name, (features, is_spl) in views.items():
        parts = [network.classify(network.tuned(batch.to(device))).softmax(1) for batch in features.split(64)]
        report.append(f"{name} {roc_auc_score(is_spl, six(torch.cat(parts))[:, SPL].cpu()):.3f} (n {len(is_spl)})")
    return "validation AUROC of SPL: " + ", ".join(report)


def main() -> None:
    recipe = Recipe()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--proposals", type=Path, default=PROPOSALS)
    parser.add_argument("--work", type=Path, default=CACHE / "classifier/run")
    parser.add_argument("--steps", type=int, default=recipe.steps)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=recipe.rate)
    parser.add_argument("--seed", type=int, default=recipe.seed)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    lay_out_pictures(arguments.pictures, arguments.data)
    detector = MODELS / "lesion-detector.onnx"
    gather_proposals(arguments.data, arguments.proposals, detector, DETECTOR_CACHE, SCENES, os.cpu_count() or 1)
    draw_pool(arguments.data, arguments.weights, arguments.pictures, arguments.proposals, arguments.pool)

    network = LesionClassifier()
    network.load_pretrained(arguments.weights)
    if arguments.start is not None:
        network.load_state_dict(spread(torch.load(arguments.start, map_location="cpu", weights_only=True)["averaged"]))
    views = validation_views(network.eval(), arguments.data)
    pool = Pool(arguments.pool, lambda row: row.part in ("train", "proposed"))
    print(f"{len(pool.at)} crops of {pool.units} people and dermoscopic photos", flush=True)

    def inspect(averaged: LesionClassifier, step: int) -> None:
        if step % VALIDATE_EVERY == 0 or step == arguments.steps:
            print(validate(averaged, views), flush=True)

    train(
        network,
        pool,
        Recipe(steps=arguments.steps, rate=arguments.rate, seed=arguments.seed),
        arguments.work / "checkpoint.pt",
        inspect,
    )


if __name__ == "__main__":
    main()
