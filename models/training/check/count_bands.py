"""Counts what the lesions of each band turned out to be on the validation part, for the pharmacist's page.

    python -m models.training.check.count_bands --data DATA

Writes models/bands.json. A band is a level as the product gives it by the SPL score, the mean of four
mirror images; wide-field crops show lesions of 15, 25, 40 and 80 px. The thresholds were chosen on this same part, in
which four of ten lesions are SPL: the page says both. Intervals over people.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from ..arrays import Mask
from ..classifier.metrics import bootstrap, share
from ..classifier.photos import SPL
from ..classifier.views import View, lesion_views
from ..export.calibration import VIEWS
from ..places import BANDS, MODELS
from .shipped import Shipped

LEVELS = ("refer", "follow", "none")


def bands(classifier: Shipped, views: list[View], kind: str) -> dict:
    """Lesion crops, SPL among them and their share with its interval, for each level and together."""
    level = np.concatenate([classifier.level(classifier.score(view.crops, kind), kind) for view in views])
    spl = np.concatenate([view.labels for view in views]) == SPL
    units = [unit for view in views for unit in view.units]

    def counted(keep: Mask) -> dict:
        figure = bootstrap(share, [units[i] for i in np.flatnonzero(keep)], spl[keep])
        return {
            "lesions": int(keep.sum()),
            "spl": int(spl[keep].sum()),
            "people": figure["units"],
            "low": figure["low"],
            "high": figure["high"],
        }

    return {name: counted(level == name) for name in LEVELS} | {"all": counted(np.ones(len(spl), bool))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODELS / "lesion-classifier.onnx")
    parser.add_argument("--out", type=Path, default=BANDS)
    arguments = parser.parse_args()
    classifier, views = Shipped(arguments.model), lesion_views(arguments.data, "validation")
    report = {
        "model": hashlib.sha256(arguments.model.read_bytes()).hexdigest(),
        "part": "validation",
        **{kind: bands(classifier, [views[name] for name in names], kind) for kind, names in VIEWS.items()},
    }
    arguments.out.write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
