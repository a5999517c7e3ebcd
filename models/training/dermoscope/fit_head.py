"""Fits the head of dermoscopic photos to a trained classifier, which stays as it is.

    python -m models.training.dermoscope.fit_head --data DATA --checkpoint FILE [--pool .cache/dermoscope]

It learns the six diagnoses from labels and, above all, from the answers of the teacher (teach.py, which runs first).
Leaves POOL/described.npy (what this classifier's blocks see of each crop, float32 [n, DESCRIBED]) and POOL/head.pt, for
export/classifier.py.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.lib.format import open_memmap
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn

from ..arrays import Floats
from ..classifier.grading import BATCH as GRADED
from ..classifier.grading import described, load_network
from ..classifier.network import DESCRIBED, LesionClassifier
from ..classifier.photos import SPL, SUSPICIOUS
from ..classifier.pool import SOFTENED
from ..classifier.progress import Progress
from ..classifier.views import lesion_views
from .head import DermoscopeHead
from .pool import POOL, labelled

# Of a batch: dermoscopic diagnoses (lower case) above all; carcinomas have smartphone photos only.
SHARE = {
    "melanoma": 0.4,
    "nevus": 0.35,
    "seborrheic_keratosis": 0.15,
    "NEV": 0.015,
    "SEK": 0.015,
    "ACK": 0.02,
    "BCC": 0.02,
    "SCC": 0.015,
    "MEL": 0.015,
}
TAUGHT = 0.8  # share of the loss that keeps to the teacher's answers
STEPS, BATCH, RATE, DECAY, WARM_UP, SMOOTHING, MIXUP, AVERAGE = 3000, 128, 1e-3, 0.05, 100, 0.05, 0.3, 0.998
LOG_EVERY, SEED = 500, 20261201
LONGEST = 5  # of a gradient


def describe(network: LesionClassifier, pool: Path) -> Floats:
    """[n, DESCRIBED] of the pool's crops."""
    crops = np.load(pool / "crops.npy", mmap_mode="r")
    seen = open_memmap(pool / "described.npy", "w+", np.float32, (len(crops), DESCRIBED))
    for start in range(0, len(crops), GRADED):
        seen[start : start + GRADED] = described(network, np.array(crops[start : start + GRADED]))
    return seen


def loss_of(logits: Tensor, labels: Tensor, answers: Tensor) -> Tensor:
    """answers [n, 6]: the teacher's softened probabilities."""
    named = nn.functional.cross_entropy(logits, labels, label_smoothing=SMOOTHING)
    distance = nn.functional.kl_div((logits / SOFTENED).log_softmax(1), answers, reduction="batchmean")
    return (1 - TAUGHT) * named + TAUGHT * SOFTENED**2 * distance


def fit(seen: Floats, labels: Tensor, answers: Tensor, chance: Floats, steps: int = STEPS) -> DermoscopeHead:
    """The average of the head's weights over the training; the same for the same arrays."""
    torch.manual_seed(SEED)
    head = DermoscopeHead()
    head.middle.copy_(torch.from_numpy(seen.mean(0)))
    head.spread.copy_(torch.from_numpy(seen.std(0) + 1e-4))
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    progress = Progress(head, optimizer, AVERAGE, steps, WARM_UP)
    for step in range(steps):
        rng = np.random.default_rng([SEED, step])
        at = rng.choice(len(labels), BATCH, p=chance)
        share, batch = float(rng.beta(MIXUP, MIXUP)), torch.from_numpy(seen[at])
        logits = head(share * batch + (1 - share) * batch.flip(0))
        loss = share * loss_of(logits, labels[at], answers[at])
        loss = loss + (1 - share) * loss_of(logits, labels[at].flip(0), answers[at].flip(0))
        progress.step(loss, LONGEST)
        if (step + 1) % LOG_EVERY == 0:
            print(f"step {step + 1}/{steps} loss {loss.item():.3f}", flush=True)
    return progress.mean.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    arguments = parser.parse_args()
    network = load_network(arguments.checkpoint)
    labels, chance = labelled(arguments.pool, SHARE)
    answers = (torch.from_numpy(np.load(arguments.pool / "teacher.npy")) / SOFTENED).softmax(1)
    head = fit(describe(network, arguments.pool), labels, answers, chance)
    torch.save(head.state_dict(), arguments.pool / "head.pt")
    view = lesion_views(arguments.data, "validation")["dermoscope"]
    spl = torch.from_numpy(head.answer(described(network, view.crops))).softmax(1).numpy()
    among = spl[:, SUSPICIOUS].sum(1)
    print(f"validation AUROC, dermoscope, one view: {roc_auc_score(view.labels == SPL, among):.3f} (n {len(among)})")


if __name__ == "__main__":
    main()
