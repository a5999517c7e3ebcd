"""Evaluates the classifier as a CPU runs it on the test part and on outside sets; prints a table, writes a report.

    python -m models.training.check.classifier --data DATA [--part validation]

Every figure has its n and a 95 % interval, bootstrapped over people (pad-ufes-20) or images. ham10000-eval and
nci-cases are outside tests: nothing was trained, tuned or chosen on them. nci-cases is five people: cases, no figure.
"""

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..arrays import Floats, Mask
from ..classifier.backgrounds import load_pictures
from ..classifier.metrics import (
    Figure,
    auroc,
    bootstrap,
    calibration_error,
    partial_auroc,
    share,
)
from ..classifier.photos import CLASSES, SPL, closeup, read_rgb, rows
from ..classifier.views import View, bare_view, ham_view, lesion_views
from ..places import EVALUATION, MODELS, PICTURES
from .shipped import Shipped, kind_of

NAEVI_KERATOSES = ("NEV", "SEK")
REFERENCE = "frozen ImageNet backbone + logistic regression, other people held out: 0.77 [0.72, 0.82]"


def spl_figures(classifier: Shipped, view: View, score: Floats, kind: str) -> dict:
    """SPL against the other lesions, over the crops of one view."""
    spl = view.labels == SPL
    figures = {
        "auroc": bootstrap(auroc, view.units, spl, score),
        "pauc80": bootstrap(partial_auroc, view.units, spl, score),
    }
    for name in ("refer", "follow"):
        marked = score >= classifier.threshold(name, kind)
        figures[f"sensitivity at {name}"] = bootstrap(share, [view.units[i] for i in np.flatnonzero(spl)], marked[spl])
        figures[f"specificity at {name}"] = bootstrap(
            share, [view.units[i] for i in np.flatnonzero(~spl)], ~marked[~spl]
        )
    figures["calibration error"] = bootstrap(calibration_error, view.units, spl, score)
    return figures


def subset(figure: Callable[..., float], keep: Mask, units: list[str], *columns: NDArray[Any]) -> Figure:
    return bootstrap(figure, [units[i] for i in np.flatnonzero(keep)], *(column[keep] for column in columns))


def lesion_report(classifier: Shipped, views: dict[str, View]) -> dict:
    report: dict = {}
    for name, view in views.items():
        kind = kind_of(name)
        score = classifier.score(view.crops, kind)
        report[f"SPL, {name}"] = spl_figures(classifier, view, score, kind)
        spl, unmarked = view.labels == SPL, ~view.marked
        if name == "dermoscope":
            report["melanoma vs rest, dermoscope"] = {
                "by P(melanoma)": bootstrap(auroc, view.units, spl, classifier.melanoma(view.crops))
            }
        if name == "closeup" or name == "widefield-40":
            report[f"SPL without pen, {name}"] = {"auroc": subset(auroc, unmarked, view.units, spl, score)}
            melanoma = view.diagnoses == "MEL"
            keep = melanoma | np.isin(view.diagnoses, NAEVI_KERATOSES)
            report[f"melanoma vs NEV + SEK, {name}"] = {
                "by SPL score": subset(auroc, keep, view.units, melanoma, score),
                "by P(melanoma)": subset(auroc, keep, view.units, melanoma, classifier.melanoma(view.crops)),
                "melanomas": int(melanoma.sum()),
                "melanomas referred": int((score[melanoma] >= classifier.threshold("refer", kind)).sum()),
            }
            report[f"sensitivity by diagnosis, {name}"] = {
                f"{diagnosis} at refer": subset(
                    share, view.diagnoses == diagnosis, view.units, score >= classifier.threshold("refer", kind)
                )
                for diagnosis in ("MEL", "BCC", "SCC")
            }
    return report


def six_classes(views: list[View], chances: list[Floats]) -> dict:
    labels, p = np.concatenate([view.labels for view in views]), np.concatenate(chances)
    units = [unit for view in views for unit in view.units]
    correct = p.argmax(1) == labels
    confusion = np.zeros((6, 6), int)
    np.add.at(confusion, (labels, p.argmax(1)), 1)
    return {
        "classes": CLASSES,
        "confusion (rows: truth)": confusion.tolist(),
        "accuracy": bootstrap(share, units, correct),
        "calibration error": bootstrap(calibration_error, units, correct, p.max(1)),
    }


def outside(classifier: Shipped, data: Path) -> dict:
    crops, codes, lesions = ham_view(data)
    score, melanoma = classifier.score(crops, "dermoscopic"), codes == "mel"
    keep, likely = melanoma | np.isin(codes, ("nv", "bkl")), classifier.melanoma(crops)
    cases = []
    for row in rows(data / "nci-cases/index.csv"):
        if row["view"] == "close-up":
            crop = closeup(read_rgb(data / "nci-cases" / row["image"]))[None]
            own = classifier.score(crop, "closeUp")
            cases.append(
                {
                    "photo": row["image"],
                    "case": row["case"],
                    "truth": row["dx_result"],
                    "nth": f"{row['nth']}/{row['of']}",
                    "SPL score": round(float(own[0]), 3),
                    "level": str(classifier.level(own, "closeUp")[0]),
                    "class": CLASSES[int(classifier.probabilities(crop).argmax())],
                }
            )
    return {
        "HAM10000 melanoma vs rest": {
            "by SPL score": bootstrap(auroc, lesions, melanoma, score),
            "by P(melanoma)": bootstrap(auroc, lesions, melanoma, likely),
        },
        "HAM10000 melanoma vs nv + bkl": {
            "by SPL score": subset(auroc, keep, lesions, melanoma, score),
            "by P(melanoma)": subset(auroc, keep, lesions, melanoma, likely),
        },
        "nci-cases": cases,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODELS / "lesion-classifier.int8.onnx")
    parser.add_argument("--out", type=Path, default=EVALUATION / "classifier.json")
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--part", default="test", choices=["validation", "test"])
    arguments = parser.parse_args()
    classifier = Shipped(arguments.model)

    views = lesion_views(arguments.data, arguments.part)
    bare = bare_view(arguments.data, arguments.part, load_pictures(arguments.pictures, "test"), 100, seed=2)
    mixed = ["closeup", "widefield-40", "dermoscope"]
    report = {
        "model sha256": hashlib.sha256(arguments.model.read_bytes()).hexdigest(),
        "part": arguments.part,
        "calibration": classifier.chosen,
        **lesion_report(classifier, views),
        "six classes": six_classes(
            [bare, *(views[name] for name in mixed)],
            [classifier.probabilities(bare.crops), *(classifier.probabilities(views[name].crops) for name in mixed)],
        ),
    }
    if arguments.part == "test":
        report |= outside(classifier, arguments.data) | {"reference": REFERENCE}
    arguments.out.write_text(json.dumps(report, indent=1) + "\n")
    tables = {name: figures for name, figures in report.items() if isinstance(figures, dict)}
    for name, figures in tables.items():
        for key, value in figures.items():
            if isinstance(value, dict) and "low" in value:
                interval = f"[{value['low']:.3f}, {value['high']:.3f}]"
                print(f"{name:<42} {key:<24} {value['value']:.3f} {interval}  n {value['n']}")
    print(json.dumps({"confusion": report["six classes"]["confusion (rows: truth)"]}))
    for case in report.get("nci-cases", []):
        print(*case.values(), sep=" | ")


if __name__ == "__main__":
    main()
