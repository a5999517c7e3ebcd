"""A training goes on after an interruption as if there had been none."""

from pathlib import Path

import pytest
import torch
from models.training.classifier.progress import Progress, rate_at
from torch import nn


def begin() -> Progress[nn.Linear]:
    torch.manual_seed(4)
    network = nn.Linear(3, 2)
    return Progress(network, torch.optim.AdamW(network.parameters(), lr=0.1), average=0.9, steps=6, warm_up=2)


def go_on(progress: Progress[nn.Linear], steps: int) -> None:
    while progress.done < steps:
        shown = torch.randn(8, 3, generator=torch.Generator().manual_seed(progress.done))
        progress.step(progress.network(shown).square().mean(), longest=1)


def test_a_resumed_training_ends_where_one_without_an_interruption_does(tmp_path: Path) -> None:
    whole, first, second = begin(), begin(), begin()
    go_on(whole, 6)
    go_on(first, 3)
    first.save(tmp_path / "checkpoint.pt")
    second.resume(tmp_path / "checkpoint.pt")
    assert second.done == 3
    go_on(second, 6)
    assert torch.equal(second.network.weight, whole.network.weight)
    assert torch.equal(second.mean.weight, whole.mean.weight)


def test_a_training_without_a_checkpoint_begins_anew(tmp_path: Path) -> None:
    progress = begin()
    progress.resume(tmp_path / "none.pt")
    assert progress.done == 0


def test_the_average_begins_as_the_network_and_then_lags_behind_it() -> None:
    progress = begin()
    go_on(progress, 1)
    first = progress.mean.weight.detach().clone()
    assert torch.equal(first, progress.network.weight)
    go_on(progress, 2)
    assert torch.allclose(progress.mean.weight, first.lerp(progress.network.weight, 9 / 11))


def test_the_learning_rate_rises_and_falls_to_nothing() -> None:
    rates = [rate_at(step, 100, warm_up=10) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert rates.index(max(rates)) == 9
    assert rates[-1] < 0.001
