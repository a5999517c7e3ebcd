"""Figures with intervals: bootstrap over people (or images, where no patient is known), never over crops."""

from collections.abc import Callable

import numpy as np
from sklearn.metrics import roc_auc_score

ROUNDS, SEED = 1000, 20261123


def bootstrap(figure: Callable[..., float], units: list[str], *columns: np.ndarray) -> dict:
    """`figure(*columns)` with its 95 % interval; columns are [n], units name what is drawn together."""
    columns = [np.asarray(column) for column in columns]
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


def auroc(positive: np.ndarray, score: np.ndarray) -> float:
    return float("nan") if positive.all() or not positive.any() else float(roc_auc_score(positive, score))


def partial_auroc(positive: np.ndarray, score: np.ndarray) -> float:
    """Area above 80 % sensitivity, 0..0.20 (the ISIC 2024 figure)."""
    if positive.all() or not positive.any():
        return float("nan")
    order = np.argsort(-score, kind="stable")
    sensitivity = np.concatenate([[0], np.cumsum(positive[order]) / positive.sum()])
    false = np.concatenate([[0], np.cumsum(~positive[order]) / (~positive).sum()])
    return float(np.trapezoid(np.clip(sensitivity - 0.8, 0, None), false))


def share(hits: np.ndarray) -> float:
    return float(hits.mean()) if len(hits) else float("nan")


def calibration_error(correct: np.ndarray, confidence: np.ndarray, bins: int = 10) -> float:
    """ECE: mean gap of confidence and truth over equal-width bins, weighted by their counts."""
    at = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(correct[at == b].mean() - confidence[at == b].mean()) * (at == b).mean()
            for b in range(bins)
            if (at == b).any()
        )
    )
