"""One training of the tuned blocks on the pool: what classifier/train.py ships, and the studies repeat on parts of it.

The loss knows that a label may leave the diagnosis open (what the detector proposed): it is minus the logarithm of the
summed probability of what the label allows. So a melanoma is one class whether a dermoscope or a smartphone saw it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from ..arrays import Rng
from .network import LesionClassifier
from .photos import FINE, FINE_OF, SKIN
from .pool import FORMAT, SOFTENED, read_rows
from .pool_plan import Row
from .progress import Progress

# Of a batch: a fifth without a lesion or proposed by the detector, 34 % dermoscopic (lower-case diagnoses), the rest
# smartphone; melanomas come more often than they occur.
SHARE = {
    "background": 0.035,
    "skin-edge": 0.03,
    "skin": 0.04,
    "mistake": 0.05,
    "beside": 0.03,
    "lesion": 0.02,
    "NEV": 0.10,
    "SEK": 0.07,
    "ACK": 0.09,
    "BCC": 0.09,
    "SCC": 0.04,
    "MEL": 0.055,
    "melanoma": 0.18,
    "nevus": 0.143,
    "seborrheic_keratosis": 0.027,
    "ordinary": 0.3,
    "dark papule": 0.03,
}
LOG_EVERY, SAVE_EVERY = 50, 100
LONGEST = 5  # of a gradient


@dataclass(frozen=True)
class Recipe:
    steps: int = 2500
    batch: int = 32
    rate: float = 4e-4  # AdamW, cosine to 0 after a linear rise
    decay: float = 0.02
    warm_up: int = 60
    smoothing: float = 0.05
    average: float = 0.998  # of the exponential moving average of the weights
    mixup: float = 0.2  # a, b of the Beta distribution; 0: none
    taught: float = 0  # share of the loss that keeps to the teacher's answers, where the pool has any
    seed: int = 20261123


class Batch(NamedTuple):
    """features [n, 48, 24, 24]; allowed [n, 9] of 0 and 1; answers [n, 9]: the teacher's softened probabilities, or
    zeros where nobody teaches."""

    features: Tensor
    allowed: Tensor
    answers: Tensor


class Pool:
    """The frozen features of the rows that `keep` admits, drawn by SHARE."""

    def __init__(self, folder: Path, keep: Callable[[Row], bool]) -> None:
        self.features = np.load(folder / "features.npy", mmap_mode="r")
        rows = read_rows(folder)
        self.at = np.array([i for i, row in enumerate(rows) if keep(row)])
        kept = [rows[i] for i in self.at]
        names = np.array([row.diagnosis for row in kept])
        counts = {name: int((names == name).sum()) for name in SHARE}
        weights = np.array([SHARE[name] / counts[name] for name in names])
        self.chance = weights / weights.sum()
        self.allowed = torch.tensor([[float(name in FINE_OF[row.diagnosis]) for name in FINE] for row in kept])
        self.answers = torch.zeros(len(kept), len(FINE))
        if (folder / "answers.npy").exists():
            logits = torch.from_numpy(np.load(folder / "answers.npy")[self.at])
            known = torch.tensor([[float(is_taught(row))] for row in kept])
            self.answers = (logits / SOFTENED).softmax(1) * known
        self.labels = np.array([row.label for row in kept])  # of the six classes
        self.units = len({row.unit for row in kept})

    def batch(self, count: int, rng: Rng, device: str) -> Batch:
        """`count` crops; half of all batches are mirrored."""
        chosen = rng.choice(len(self.at), count, p=self.chance)
        features = torch.from_numpy(np.stack([self.features[i] for i in self.at[chosen]])).to(device).float()
        if rng.random() < 0.5:
            features = features.flip(3)
        own = (part[chosen].to(device) for part in (self.allowed, self.answers))
        return Batch(features.contiguous(memory_format=FORMAT), *own)


def is_taught(row: Row) -> bool:
    """Whether a teacher's answer counts: of photographed lesions and bare skin. What is drawn or was a mistake is there
    because the teacher takes it for something else."""
    return row.diagnosis != "mistake" and (row.source != "composed" or row.label <= SKIN)


def partial_label_loss(logits: Tensor, allowed: Tensor, smoothing: float) -> Tensor:
    """[n]: -log of the summed probability of the allowed classes, smoothed with the mean of -log p of all."""
    logs = torch.log_softmax(logits, 1)
    named = torch.logsumexp(logs.masked_fill(allowed == 0, -torch.inf), 1)
    return -(1 - smoothing) * named - smoothing * logs.mean(1)


def taught_loss(logits: Tensor, allowed: Tensor, answers: Tensor, recipe: Recipe) -> Tensor:
    """The labels' loss and the distance to the teacher's answers, where there are any, weighted by Recipe.taught."""
    share = recipe.taught * answers.sum(1)
    distance = nn.functional.kl_div((logits / SOFTENED).log_softmax(1), answers, reduction="none").sum(1)
    return ((1 - share) * partial_label_loss(logits, allowed, recipe.smoothing) + share * SOFTENED**2 * distance).mean()


def mixed_loss(network: LesionClassifier, batch: Batch, recipe: Recipe, rng: Rng) -> Tensor:
    share = float(rng.beta(recipe.mixup, recipe.mixup)) if recipe.mixup > 0 else 1.0
    features = share * batch.features + (1 - share) * batch.features.flip(0) if share < 1 else batch.features
    logits = network.classify(network.tuned(features))
    own = taught_loss(logits, batch.allowed, batch.answers, recipe)
    return share * own + (1 - share) * taught_loss(logits, batch.allowed.flip(0), batch.answers.flip(0), recipe)


def train(
    network: LesionClassifier,
    pool: Pool,
    recipe: Recipe,
    checkpoint: Path | None = None,
    inspect: Callable[[LesionClassifier, int], None] = lambda network, step: None,
) -> LesionClassifier:
    """Trains `network` in place and returns the averaged one; with `checkpoint`, an interrupted run goes on from it."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(recipe.seed)
    optimizer = torch.optim.AdamW(network.trainable(), lr=recipe.rate, weight_decay=recipe.decay)
    network.to(device).to(memory_format=FORMAT)
    progress = Progress(network, optimizer, recipe.average, recipe.steps, recipe.warm_up)
    progress.resume(checkpoint)
    began, losses = time.time(), []
    for step in range(progress.done, recipe.steps):
        rng = np.random.default_rng([recipe.seed, step])
        network.train()
        loss = mixed_loss(network, pool.batch(recipe.batch, rng, device), recipe, rng)
        progress.step(loss, LONGEST)
        losses.append(loss.item())
        if (step + 1) % LOG_EVERY == 0:
            print(
                f"step {step + 1}/{recipe.steps} loss {np.mean(losses[-LOG_EVERY:]):.3f} {time.time() - began:.0f} s",
                flush=True,
            )
        if checkpoint is not None and ((step + 1) % SAVE_EVERY == 0 or step + 1 == recipe.steps):
            progress.save(checkpoint, fine=list(FINE))
        inspect(progress.mean, step + 1)
    return progress.mean.eval()
