"""Mends a trained classifier: teaches it spots that it takes for something else, and keeps it to its own answers.

    python -m models.training.classifier.refine --data DATA --start FILE [--beside FILE] [--work WORK] [--steps 900]

Longer training on labels makes a network surer, and it then ranks lesions on foreign skin worse. So it learns what it
knows (photographed lesions, bare skin) mostly from its own answers as it began, or from the mean of these and those of
the networks `--beside` it, and only what is drawn (classifier/ordinary.py) or what the detector takes for a lesion in
pictures without people from labels alone. FILE is a checkpoint, or the state of a network. The pool (pool_plan.py's
refining_plan) goes through the starting network's own first nine blocks. Leaves WORK/checkpoint.pt for average.py and
export/classifier.py.
"""

import argparse
from pathlib import Path

from ..data.gather_proposals import gather_mistakes
from ..data.materials import keep_to_source, lay_out_pictures
from ..places import CACHE, MODELS, PICTURES
from .backgrounds import picture_paths
from .grading import load_network
from .pool import draw
from .pool_plan import refining_plan
from .train import validate, validation_views
from .trainer import Pool, Recipe, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--beside", type=Path, nargs="*", default=[])
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--work", type=Path, default=CACHE / "classifier/refined")
    parser.add_argument("--crops", type=int, help="the first of the pool's crops, which are shuffled; otherwise all")
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--taught", type=float, default=0.7)
    arguments = parser.parse_args()
    pool, mistakes = arguments.work / "pool", arguments.work / "mistakes"
    keep_to_source(pool, arguments.data)
    lay_out_pictures(arguments.pictures, arguments.data)
    gather_mistakes(picture_paths(arguments.pictures, "train"), mistakes, MODELS / "lesion-detector.onnx")
    network = load_network(arguments.start)
    teachers = [network, *map(load_network, arguments.beside)]
    draw(network, refining_plan(arguments.data, arguments.pictures, mistakes)[: arguments.crops], pool, teachers)
    views = validation_views(network, arguments.data)
    print("as it begins:", validate(network, views), flush=True)
    recipe = Recipe(steps=arguments.steps, batch=48, rate=arguments.rate, taught=arguments.taught)
    refined = train(network, Pool(pool, lambda row: True), recipe, arguments.work / "checkpoint.pt")
    print("as it ends:", validate(refined, views), flush=True)


if __name__ == "__main__":
    main()
