"""Averages the weights of trainings that began with the same ImageNet weights, and grades the mean on validation.

    python -m models.training.classifier.average --data DATA --of WORK/checkpoint.pt … --out FILE

FILE is a checkpoint for export/classifier.py. Prints AUROCs of smartphone close-ups, four mirror images and one view.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from .grading import closeup_figures, closeups, load_network, probabilities
from .network import LesionClassifier
from .photos import FINE, load_photos


def mean_state(networks: Sequence[LesionClassifier]) -> dict[str, torch.Tensor]:
    """The mean of their weights, as the state of one network."""
    states = [network.state_dict() for network in networks]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--of", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    mean = mean_state([load_network(path) for path in arguments.of])
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"averaged": mean, "fine": list(FINE), "of": [str(path) for path in arguments.of]}, arguments.out)
    photos = [photo for photo in load_photos(arguments.data, "validation") if photo.source == "pad-ufes-20"]
    network, crops = load_network(arguments.out), closeups(photos)
    for name, mirrored in (("mean of four", True), ("one view", False)):
        print(name, json.dumps(closeup_figures(probabilities(network, crops, mirrored), photos), indent=1))


if __name__ == "__main__":
    main()
