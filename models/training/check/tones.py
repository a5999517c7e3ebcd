"""Measures the shipped classifier on the ten Monk tones: the same lesions, each brought to every tone.

    python -m models.training.check.tones --data DATA [--part validation]

Every smartphone lesion with a mask is cut with the skin around it, multiplied in linear light until its skin has the
tone (compose/person_scene.py), and graded as a wide-field crop of 40 px. Prints AUROC, sensitivity and specificity at
`refer` a tone, and the largest gap in sensitivity between two tones, paired, with a 95 % interval over people.
Multiplied skin is not dark skin: this shows that colour alone decides little, and nothing else. Adds to
models/evaluation/classifier-tones.json.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ..arrays import Mask
from ..classifier.metrics import auroc, bootstrap, share
from ..classifier.photos import SIZE, SPL, load_photos
from ..compose.person_scene import TILE, cut, tile, tone_colour
from ..places import EVALUATION, MODELS
from .shipped import Shipped

TONES, DIAMETER, SEED = range(1, 11), 40, 20261123


def largest_gap(*shown: Mask) -> float:
    """Between the shares of two tones: `shown` holds for each tone whether each lesion is referred."""
    shares = [referred.mean() for referred in shown]
    return float(max(shares) - min(shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier-tones.json")
    parser.add_argument("--part", default="validation", choices=["validation", "test"])
    arguments = parser.parse_args()
    classifier = Shipped(MODELS / "lesion-classifier.int8.onnx")
    photos = [photo for photo in load_photos(arguments.data, arguments.part) if photo.source == "pad-ufes-20"]
    cuttings = [own for photo in photos if (own := cut(photo))]
    units, is_spl = [own.photo.unit for own in cuttings], np.array([own.photo.label == SPL for own in cuttings])
    of_spl, of_others = (
        [unit for unit, own in zip(units, is_spl, strict=True) if own == wanted] for wanted in (True, False)
    )
    report: dict[str, Any] = {}
    referred: dict[int, Mask] = {}
    for tone in TONES:
        crops = []
        for number, own in enumerate(cuttings):
            rng = np.random.default_rng([SEED, number])  # the same light and turn on every tone
            small = tile(rng, own, tone_colour(rng, tone), DIAMETER)[: TILE * DIAMETER, : TILE * DIAMETER]
            crops.append(cv2.resize(small, (SIZE, SIZE), interpolation=cv2.INTER_LINEAR))
        score = classifier.score(np.stack(crops), "wideField")
        referred[tone] = score >= classifier.threshold("refer", "wideField")
        report[f"Monk {tone}"] = {
            "AUROC": bootstrap(auroc, units, is_spl, score),
            "sensitivity at refer": bootstrap(share, of_spl, referred[tone][is_spl]),
            "specificity at refer": bootstrap(share, of_others, ~referred[tone][~is_spl]),
        }
    report["largest gap in sensitivity"] = bootstrap(largest_gap, of_spl, *(referred[tone][is_spl] for tone in TONES))
    known = json.loads(arguments.out.read_text()) if arguments.out.exists() else {}
    arguments.out.write_text(json.dumps(known | {arguments.part: report}, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
