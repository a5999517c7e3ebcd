"""Figures with intervals: bootstrap over people (or images, where no patient is known), never over crops."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from ..arrays import Floats, Mask

ROUNDS, SEED = 1000, 20261123
Figure = dict[str, float]  # value, low, high, n (rows), units (people or images)


def bootstrap(figure: Callable[..., float], units: list[str], *columns: NDArray[Any]) -> Figure:
    """`figure(*columns)` with its 95 % interval; columns are [n], units name what is drawn together. A draw for which
    the figure is not defined (NaN) does not count."""
    groups: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        groups.setdefault(unit, []).append(index)
    members = [np.array(group) for group in groups.values()]
    rng = np.random.default_rng(SEED)
    values = []
    for _ in range(ROUNDS):
        chosen = np.concatenate([members[i] for i in rng.integers(0, len(members), len(members))])
        values.append(figure(*(column[chosen] for column in columns)))
    low, high = np.nanpercentile(values, [2.5, 97.5])
    value = float(figure(*columns))
    return {
        "value": round(value, 4),
        "low": round(float(low), 4),
        "high": round(float(high), 4),
        "n": len(units),
        "units": len(members),
    }


def auroc(positive: Mask, score: Floats) -> float:
    """Area under the receiver operating characteristic; NaN where one class is missing."""
    return float("nan") if positive.all() or not positive.any() else float(roc_auc_score(positive, score))


def partial_auroc(positive: Mask, score: Floats) -> float:
    """Area above 80 % sensitivity, 0..0.20 (the ISIC 2024 figure)."""
    if positive.all() or not positive.any():
        return float("nan")
    order = np.argsort(-score, kind="stable")
    sensitivity = np.concatenate([[0], np.cumsum(positive[order]) / positive.sum()])
    false = np.concatenate([[0], np.cumsum(~positive[order]) / (~positive).sum()])
    return float(np.trapezoid(np.clip(sensitivity - 0.8, 0, None), false))


def share(hits: Mask) -> float:
    return float(hits.mean()) if len(hits) else float("nan")


def calibration_error(correct: Mask, confidence: Floats, bins: int = 10) -> float:
    """ECE: mean gap of confidence and truth over equal-width bins, weighted by their counts."""
    at = np.minimum((confidence * bins).astype(int), bins - 1)
    filled = [at == number for number in range(bins) if (at == number).any()]
    return float(sum(abs(correct[own].mean() - confidence[own].mean()) * own.mean() for own in filled))
