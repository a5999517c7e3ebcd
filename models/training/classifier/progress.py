"""A training under way: what it has come to, its running average, and how it goes on after an interruption."""

import copy
import math
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import nn

Network = TypeVar("Network", bound=nn.Module)


class Progress(Generic[Network]):
    """`mean` is the exponential moving average of the network's weights, of which the first steps forget faster.

    The optimizer's learning rates are the highest of a schedule: a linear rise, then a cosine down to 0 at `steps`.
    """

    def __init__(
        self, network: Network, optimizer: torch.optim.Optimizer, average: float, steps: int, warm_up: int
    ) -> None:
        self.network, self.optimizer, self.average = network, optimizer, average
        self.mean = copy.deepcopy(network)
        self.rates = [group["lr"] for group in optimizer.param_groups]
        self.steps, self.warm_up, self.done = steps, warm_up, 0

    def resume(self, checkpoint: Path | None) -> None:
        """Goes on from `checkpoint`, where there is one."""
        if checkpoint is None or not checkpoint.exists():
            return
        saved = torch.load(checkpoint, map_location=next(self.network.parameters()).device, weights_only=True)
        self.network.load_state_dict(saved["model"])
        self.mean.load_state_dict(saved["averaged"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.done = saved["step"]

    def step(self, loss: torch.Tensor, longest: float) -> None:
        """One step down a gradient cut to the length `longest`."""
        share = rate_at(self.done, self.steps, self.warm_up)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), longest)
        self.optimizer.step()
        kept = min(self.average, (1 + self.done) / (10 + self.done)) if self.done else 0
        with torch.no_grad():
            for old, new in zip(self.mean.parameters(), self.network.parameters(), strict=True):
                old.lerp_(new, 1 - kept)
        self.done += 1

    def save(self, checkpoint: Path, **more: Any) -> None:  # noqa: ANN401
        """Whole or not at all: an interruption leaves the checkpoint before it."""
        state = {
            "model": self.network.state_dict(),
            "averaged": self.mean.state_dict(),
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save({**state, "step": self.done, **more}, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


def rate_at(step: int, steps: int, warm_up: int) -> float:
    """Share of the full learning rate: a linear rise, then a cosine down to 0."""
    return min(1, (step + 1) / warm_up) * 0.5 * (1 + math.cos(math.pi * step / steps))
