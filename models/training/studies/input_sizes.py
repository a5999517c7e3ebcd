"""The trained classifier at inputs of 128, 160, 192 and 224 px: validation AUROC and time a crop.

    python -m models.training.studies.input_sizes --data DATA [--checkpoint FILE]

Each size uses the same weights without retraining (the network is convolutional up to its mean). This favours the 192
px of the training, and shows what a smaller input costs at most. Writes models/evaluation/classifier-sizes.json.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np

from ..classifier.grading import load_network, probabilities, spl
from ..classifier.metrics import Figure, auroc, bootstrap
from ..classifier.photos import SPL, closeup, load_photos, widefield
from ..places import CACHE, EVALUATION

SIZES = (128, 160, 192, 224)
DIAMETERS = (40, 80)  # px of the lesion in the wide-field photo


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, default=CACHE / "classifier/run/checkpoint.pt")
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-sizes.json")
    arguments = parser.parse_args()
    network = load_network(arguments.checkpoint)
    photos = [photo for photo in load_photos(arguments.data, "validation") if photo.source == "pad-ufes-20"]
    images = [photo.read() for photo in photos]
    masks = {i: mask for i, photo in enumerate(photos) if (mask := photo.read_mask()) is not None}
    report: dict[int, dict[str, Figure | float]] = {}
    for size in SIZES:
        views = {"close-up": (list(range(len(photos))), np.stack([closeup(image, size) for image in images]))}
        for diameter in DIAMETERS:
            crops = np.stack([widefield(images[i], masks[i], diameter, size) for i in masks])
            views[f"wide-field, lesion of {diameter} px"] = list(masks), crops
        report[size] = {}
        for name, (chosen, crops) in views.items():
            score = spl(probabilities(network, crops, mirrored=name == "close-up"))
            units, labels = [photos[i].unit for i in chosen], np.array([photos[i].label == SPL for i in chosen])
            report[size][name] = bootstrap(auroc, units, labels, score)
        began = time.process_time()
        probabilities(network, crops[:64], mirrored=False)
        report[size]["CPU ms a crop (torch)"] = round((time.process_time() - began) / 64 * 1e3, 1)
        print(size, json.dumps(report[size]), flush=True)
    arguments.out.write_text(json.dumps({"part": "validation", "sizes": report}, indent=1) + "\n")


if __name__ == "__main__":
    main()
