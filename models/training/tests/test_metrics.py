"""Figures and their intervals."""

import math

import numpy as np
import pytest
from models.training.classifier.metrics import auroc, bootstrap, calibration_error, partial_auroc, share


def test_auroc_is_the_chance_that_an_spl_outranks_another_lesion() -> None:
    rng = np.random.default_rng(1)
    positive, score = rng.random(60) < 0.4, rng.integers(0, 8, 60) / 8  # with ties
    pairs = score[positive][:, None] - score[~positive][None]
    assert auroc(positive, score) == pytest.approx((pairs > 0).mean() + 0.5 * (pairs == 0).mean())


def test_auroc_ends() -> None:
    positive = np.array([False, False, True, True])
    assert auroc(positive, np.array([0.1, 0.2, 0.3, 0.4])) == 1
    assert auroc(positive, np.array([0.4, 0.3, 0.2, 0.1])) == 0
    assert math.isnan(auroc(np.ones(3, bool), np.arange(3.0)))


def test_partial_auroc_counts_only_what_lies_above_80_percent_sensitivity() -> None:
    positive = np.arange(100) < 50
    assert partial_auroc(positive, positive.astype(float)) == pytest.approx(0.2)
    seven_of_ten = np.where(positive, np.arange(100) % 10 < 7, 0.5).astype(float)  # 30 % of SPLs below all others
    assert partial_auroc(positive, seven_of_ten) == 0


def test_interval_holds_the_truth_as_often_as_it_says() -> None:
    rng, held = np.random.default_rng(2), 0
    for _ in range(60):
        hits = rng.random(120) < 0.3
        figure = bootstrap(share, [str(i) for i in range(len(hits))], hits)
        held += figure["low"] <= 0.3 <= figure["high"]
    assert 0.85 <= held / 60 <= 1


def test_interval_is_drawn_over_people_and_not_over_their_crops() -> None:
    hits = np.random.default_rng(3).random(40) < 0.5
    ten_crops_each = np.repeat(hits, 10)
    people = bootstrap(share, [f"person {i // 10}" for i in range(400)], ten_crops_each)
    crops = bootstrap(share, [f"crop {i}" for i in range(400)], ten_crops_each)
    assert (people["n"], people["units"], crops["units"]) == (400, 40, 400)
    assert people["value"] == crops["value"] == pytest.approx(hits.mean())
    assert people["high"] - people["low"] > 2 * (crops["high"] - crops["low"])
    assert people == bootstrap(share, [f"person {i // 10}" for i in range(400)], ten_crops_each)


def test_calibration_error_is_the_gap_between_confidence_and_truth() -> None:
    correct = np.arange(100) < 70
    assert calibration_error(correct, np.full(100, 0.7)) == pytest.approx(0)
    assert calibration_error(correct, np.ones(100)) == pytest.approx(0.3)
    surest_are_right = np.where(correct, 0.95, 0.05)
    assert calibration_error(correct, surest_are_right) == pytest.approx(0.05)
