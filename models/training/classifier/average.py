"""Averages the weights of trainings that began with the same ImageNet weights, and grades the mean on validation.

    python -m models.training.classifier.average --data DATA --of WORK/checkpoint.pt … --out FILE

FILE is a checkpoint for export/classifier.py. Prints AUROCs of smartphone close-ups, four mirror images and one view.
"""

import argparse
import json
from pathlib import Path

import torch

from .grading import closeup_figures, closeups, load_network, probabilities
from .photos import FINE, load_photos


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--of", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    states = [load_network(path).state_dict() for path in arguments.of]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"averaged": mean, "fine": list(FINE), "of": [str(path) for path in arguments.of]}, arguments.out)
    photos = [photo for photo in load_photos(arguments.data, "validation") if photo.source == "pad-ufes-20"]
    network, crops = load_network(arguments.out), closeups(photos)
    for name, mirrored in (("mean of four", True), ("one view", False)):
        print(name, json.dumps(closeup_figures(probabilities(network, crops, mirrored), photos), indent=1))


if __name__ == "__main__":
    main()
