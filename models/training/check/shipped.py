"""The classifier as the product runs it: its ONNX file with the calibration and levels in it."""

import json
from pathlib import Path

import numpy as np
import onnxruntime

from ..arrays import Floats, Image, Names
from ..classifier.photos import FINE
from ..export.calibration import VIEWS, spl_score

MIRRORS = [(down, across) for down in (1, -1) for across in (1, -1)]
LEVELS = ("none", "follow", "refer")
BATCH = 16


class Shipped:
    """kind: a key of VIEWS. crops uint8 [n, 192, 192, 3]; every answer is the mean of their four mirror images."""

    def __init__(self, path: Path) -> None:
        self.session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        self.chosen = json.loads(self.session.get_modelmeta().custom_metadata_map["calibration"])

    def output(self, crops: Image, name: str) -> Floats:
        """One output of the graph, float64 [n, …]."""

        def of_one(images: Image) -> Floats:
            parts = [images[i : i + BATCH] for i in range(0, len(images), BATCH)]
            return np.concatenate(
                [self.session.run([name], {"crops": np.ascontiguousarray(part)})[0] for part in parts]
            )

        return np.mean([of_one(crops[:, ::down, ::across]) for down, across in MIRRORS], axis=0, dtype=np.float64)

    def probabilities(self, crops: Image) -> Floats:
        """[n, 6] of CLASSES"""
        return self.output(crops, "probabilities")

    def melanoma(self, crops: Image) -> Floats:
        """P(melanoma) among the lesion diagnoses: apart from the SPL score, which carcinomas share."""
        diagnoses = self.output(crops, "diagnoses")
        return diagnoses[:, FINE.index("MEL")] / np.maximum(diagnoses[:, FINE.index("NEV") :].sum(1), 1e-9)

    def score(self, crops: Image, kind: str) -> Floats:
        """SPL scores [n]"""
        scaling = self.chosen["calibration"][kind]
        p = self.output(crops, "splByView")[:, list(VIEWS).index(kind)]
        return spl_score(p, scaling["slope"], scaling["offset"])

    def threshold(self, level: str, kind: str) -> float:
        return float(self.chosen["levels"][kind][level])

    def level(self, score: Floats, kind: str) -> Names:
        """Of LEVELS, [n]"""
        limits = [self.threshold(level, kind) for level in LEVELS[1:]]
        return np.array(LEVELS)[np.searchsorted(limits, score, side="right")]


def kind_of(view: str) -> str:
    """The kind of a view of classifier/views.py, by its name."""
    return "wideField" if view.startswith("widefield") else "dermoscopic" if view == "dermoscope" else "closeUp"
