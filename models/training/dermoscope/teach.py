"""Tunes the upper half of DINOv2 on close-ups, and keeps what it answers, for fit_head.py to learn from.

    python -m models.training.dermoscope.teach --data DATA --weights WEIGHTS [--pool .cache/dermoscope] [--steps 1400]

Only people and photos of the train part. Leaves POOL/tokens.npy (what the frozen half makes of each crop, float16
[n, 197, 384]), POOL/teacher.pt every 100 steps (an interrupted run goes on from it) and POOL/teacher.npy (logits of the
six diagnoses, float32 [n, 6]). Two x86 cores with AMX take a second a step of 48.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from numpy.lib.format import open_memmap
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn

from ..arrays import Image, Rng
from ..classifier.photos import DIAGNOSES, SPL, SUSPICIOUS
from ..classifier.progress import Progress
from ..classifier.views import View, lesion_views
from .pool import POOL, draw_closeups, labelled
from .transformer import TOKENS, WIDTH, Transformer

# Of a batch: dermoscopic diagnoses (lower case) first, as they are the weaker half.
SHARE = {
    "melanoma": 0.26,
    "nevus": 0.22,
    "seborrheic_keratosis": 0.08,
    "NEV": 0.09,
    "SEK": 0.07,
    "ACK": 0.08,
    "BCC": 0.08,
    "SCC": 0.06,
    "MEL": 0.06,
}
BATCH, RATE, LAYER_DECAY, DECAY, WARM_UP, SMOOTHING, MIXUP, AVERAGE = 48, 2e-4, 0.75, 0.05, 60, 0.05, 0.3, 0.996
VIEWS = ("closeup", "dermoscope")
SEED = 20261201
LOG_EVERY, SAVE_EVERY, VALIDATE_EVERY = 50, 100, 300
LONGEST = 1  # of a gradient


@torch.no_grad()
def lower(network: Transformer, crops: Image) -> Tensor:
    """uint8 [n, s, s, 3] -> bfloat16 [n, TOKENS, WIDTH]"""
    with torch.autocast("cpu", torch.bfloat16):
        return network.lower(torch.from_numpy(np.ascontiguousarray(crops)).permute(0, 3, 1, 2))


@torch.no_grad()
def upper(network: Transformer, tokens: Tensor) -> Tensor:
    """[n, TOKENS, WIDTH] -> logits [n, 6]"""
    network.eval()
    with torch.autocast("cpu", torch.bfloat16):
        return torch.cat([network.upper(part) for part in tokens.split(BATCH)]).float()


def keep_tokens(network: Transformer, pool: Path) -> None:
    """Sends every crop through the frozen half, once."""
    path, count = pool / "tokens.npy", pool / "tokens.txt"
    crops = np.load(pool / "crops.npy", mmap_mode="r")
    if count.exists():
        return
    tokens = open_memmap(path, "w+", np.float16, (len(crops), TOKENS, WIDTH))
    for start in range(0, len(crops), BATCH):
        tokens[start : start + BATCH] = lower(network, np.array(crops[start : start + BATCH])).half().numpy()
    tokens.flush()
    count.write_text(str(len(crops)))


def mixed_loss(network: Transformer, tokens: Tensor, labels: Tensor, rng: Rng) -> Tensor:
    share = float(rng.beta(MIXUP, MIXUP))
    with torch.autocast("cpu", torch.bfloat16):
        logits = network.upper(share * tokens + (1 - share) * tokens.flip(0))

    def loss(of: Tensor) -> Tensor:
        return nn.functional.cross_entropy(logits.float(), of, label_smoothing=SMOOTHING)

    return share * loss(labels) + (1 - share) * loss(labels.flip(0))


def validate(network: Transformer, views: dict[str, View], seen: dict[str, Tensor]) -> str:
    """AUROC of SPL against other lesions in each view of the validation part, one mirror image, in words."""
    words = []
    for name, tokens in seen.items():
        spl = upper(network, tokens).softmax(1).numpy()[:, SUSPICIOUS].sum(1)
        words.append(f"{name} {roc_auc_score(views[name].labels == SPL, spl):.3f} (n {len(spl)})")
    return "validation AUROC of SPL: " + ", ".join(words)


def teach(network: Transformer, pool: Path, views: dict[str, View], steps: int) -> Transformer:
    """Tunes `network` in place and returns the average of its weights over the training."""
    seen = {name: lower(network, view.crops) for name, view in views.items()}
    groups = [{"params": own, "lr": RATE * LAYER_DECAY**depth} for depth, own in enumerate(network.trainable())]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    progress, checkpoint = Progress(network, optimizer, AVERAGE, steps, WARM_UP), pool / "teacher.pt"
    progress.resume(checkpoint)
    tokens = np.load(pool / "tokens.npy", mmap_mode="r")
    labels, chance = labelled(pool, SHARE)
    began, losses = time.time(), []
    for step in range(progress.done, steps):
        rng = np.random.default_rng([SEED, step])
        network.train()
        at = rng.choice(len(labels), BATCH, p=chance)
        loss = mixed_loss(network, torch.from_numpy(np.stack([tokens[i] for i in at])).bfloat16(), labels[at], rng)
        progress.step(loss, LONGEST)
        losses.append(loss.item())
        if (step + 1) % LOG_EVERY == 0:
            print(
                f"step {step + 1}/{steps} loss {np.mean(losses[-LOG_EVERY:]):.3f} {time.time() - began:.0f} s",
                flush=True,
            )
        if (step + 1) % VALIDATE_EVERY == 0 or step + 1 == steps:
            print(validate(progress.mean, views, seen), flush=True)
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == steps:
            progress.save(checkpoint)
    return progress.mean.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--pool", type=Path, default=POOL)
    parser.add_argument("--steps", type=int, default=1400)
    arguments = parser.parse_args()
    draw_closeups(arguments.data, arguments.pool)
    network = Transformer(len(DIAGNOSES))
    network.load_published(arguments.weights / "dinov2_vits14_fp16.safetensors")
    keep_tokens(network, arguments.pool)
    views = {name: view for name, view in lesion_views(arguments.data, "validation").items() if name in VIEWS}
    taught = teach(network, arguments.pool, views, arguments.steps)
    tokens = np.load(arguments.pool / "tokens.npy", mmap_mode="r")
    parts = [
        upper(taught, torch.from_numpy(np.array(tokens[start : start + BATCH])).bfloat16())
        for start in range(0, len(tokens), BATCH)
    ]
    np.save(arguments.pool / "teacher.npy", torch.cat(parts).numpy())


if __name__ == "__main__":
    main()
