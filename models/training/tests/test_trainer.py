"""What a training learns from labels, and what from a teacher's answers."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from models.training.classifier.network import LesionClassifier
from models.training.classifier.photos import BACKGROUND, FINE, NSPL_A, SKIN, SPL
from models.training.classifier.pool import SOFTENED, answers_of, write_rows
from models.training.classifier.pool_plan import Job, Row
from models.training.classifier.trainer import Pool, Recipe, is_taught, partial_label_loss, taught_loss

RECIPE = Recipe(taught=0.7)


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    rows = [Row(SPL, "MEL", "pad-ufes-20", "a", "train", -1), Row(NSPL_A, "ordinary", "composed", "", "train", -1)]
    write_rows([Job(row, lambda rng: np.zeros(1, np.uint8)) for row in rows], tmp_path / "rows.csv")
    np.save(tmp_path / "features.npy", np.zeros((2, 48, 24, 24), np.float16))
    (tmp_path / "drawn.txt").write_text("2")
    return tmp_path


def test_a_drawn_spot_has_no_teacher(pool: Path) -> None:
    logits = np.arange(2 * len(FINE), dtype=np.float32).reshape(2, -1)
    np.save(pool / "answers.npy", logits)
    answers = Pool(pool, lambda row: True).answers
    assert torch.allclose(answers[0], (torch.tensor(logits[0]) / SOFTENED).softmax(0))
    assert answers[1].abs().sum() == 0


@pytest.mark.parametrize(
    ("row", "taught"),
    [
        (Row(SPL, "MEL", "pad-ufes-20", "a", "train", -1), True),
        (Row(SPL, "MEL", "composed", "a", "train", -1), False),
        (Row(SKIN, "skin", "composed", "", "train", -1), True),
        (Row(BACKGROUND, "mistake", "composed", "", "train", -1), False),
    ],
)
def test_a_teacher_is_heard_where_it_is_right_already(row: Row, taught: bool) -> None:
    assert is_taught(row) is taught


class Sure(LesionClassifier):
    """Answers with the same logits for every crop."""

    def __init__(self, *logits: float) -> None:
        super().__init__()
        self.logits = torch.tensor([[*logits, *[0.0] * (len(FINE) - len(logits))]])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.logits.expand(len(x), -1)


def test_several_teachers_answer_with_the_mean_of_their_softened_probabilities() -> None:
    one, other = Sure(6.0), Sure(0.0, 3.0)
    logits = torch.from_numpy(answers_of([one, other], torch.zeros(2, 3, 8, 8)))
    mean = torch.stack([(teacher.logits / SOFTENED).softmax(1) for teacher in (one, other)]).mean(0)
    assert torch.allclose((logits / SOFTENED).softmax(1), mean.expand(2, -1), atol=1e-6)


def test_a_pool_without_answers_has_none(pool: Path) -> None:
    assert Pool(pool, lambda row: True).answers.abs().sum() == 0


def test_without_a_teacher_only_the_labels_count() -> None:
    logits, allowed = torch.randn(4, len(FINE), generator=torch.manual_seed(1)), torch.eye(len(FINE))[:4]
    loss = taught_loss(logits, allowed, torch.zeros(4, len(FINE)), RECIPE)
    assert torch.allclose(loss, partial_label_loss(logits, allowed, RECIPE.smoothing).mean())


def test_the_teachers_own_answer_costs_nothing_and_another_does() -> None:
    logits, allowed = torch.randn(4, len(FINE), generator=torch.manual_seed(1)), torch.eye(len(FINE))[:4]
    answers, wholly = (logits / SOFTENED).softmax(1), replace(RECIPE, taught=1)
    assert float(taught_loss(logits, allowed, answers, wholly)) == pytest.approx(0, abs=1e-6)
    assert float(taught_loss(logits.flip(1), allowed, answers, wholly)) > 0.1
