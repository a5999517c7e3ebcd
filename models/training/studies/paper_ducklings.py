"""The paper's own ugly-duckling formula (Soenksen et al. 2021) on planted-duckling scenes, beside the product's.

    python -m models.training.studies.paper_ducklings --weights WEIGHTS --scenes FOLDER --out FILE.json

score = minmax(d / 3 + (size - 0.5) / 3 + (proportion - 1) / 3): d the cosine distance of frozen ImageNet features to
the mean of the photo's lesions, size the diameter over the photo's largest, proportion the box's longer over its
shorter side. Their features were VGG16 fc2; MobileNet-EdgeTPU's pooled features stand in for them. Prints the share of
scenes whose SPL is among the first k, with a 95 % interval over scenes.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image
from ..classifier.grading import load_pretrained
from ..classifier.metrics import bootstrap, share
from ..classifier.photos import read_rgb
from ..compose.person_scene import TILE
from .paper_baseline import pooled

INPUT, FIRST = 224, (1, 3, 5, 10)


def crop(image: Image, box: dict[str, float]) -> Image:
    side = round(TILE * (box["w"] + box["h"]) / 2)
    left, top = round(box["x"] + box["w"] / 2 - side / 2), round(box["y"] + box["h"] / 2 - side / 2)
    wide = cv2.copyMakeBorder(image, side, side, side, side, cv2.BORDER_REPLICATE)
    return cv2.resize(
        wide[top + side : top + 2 * side, left + side : left + 2 * side], (INPUT, INPUT), interpolation=cv2.INTER_LINEAR
    )


def oddness(features: Floats, boxes: list[dict[str, float]]) -> Floats:
    """The formula before its minmax, which changes no rank."""
    centre = features.mean(0)
    distance = 1 - features @ centre / (np.linalg.norm(features, axis=1) * np.linalg.norm(centre))
    sides = np.array([[box["w"], box["h"]] for box in boxes])
    size, proportion = sides.mean(1) / sides.mean(1).max(), sides.max(1) / sides.min(1)
    return distance / 3 + (size - 0.5) / 3 + (proportion - 1) / 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scenes", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    network = load_pretrained(arguments.weights)
    names, ranks = [], []
    for scene in json.loads((arguments.scenes / "boxes.json").read_text()):
        image, boxes = read_rgb(arguments.scenes / scene["image"]), scene["boxes"]
        features = pooled(network, np.stack([crop(image, box) for box in boxes])).numpy()
        score = oddness(features, boxes)
        planted = [box["label"] for box in boxes].index("spl")
        names.append(scene["person"])
        ranks.append(1 + int((score > score[planted]).sum()))
    report = {f"SPL among the first {k}": bootstrap(share, names, np.array(ranks) <= k) for k in FIRST}
    arguments.out.write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
