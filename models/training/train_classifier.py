"""Trains the lesion classifier; one command, resumable, CPU or CUDA.

    python train_classifier.py --data DATA --weights WEIGHTS [--work WORK] [--steps 1450] [--seed 20261123]

Needs pad-ufes-20, isic-2017 and isic-uda1 under DATA, mobilenet_edgetpu_1.0.pth under WEIGHTS. Leaves
WORK/checkpoint.pt every 100 steps: an interrupted run goes on from it, export_classifier.py reads its averaged weights.
"""

import argparse
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.utils.data import DataLoader

from classifier_backgrounds import load_pictures
from classifier_crops import Crops
from classifier_data import SPL, closeup, load_photos, widefield
from classifier_network import LesionClassifier

BATCH = 32
RATE, DECAY, WARM_UP = 4e-4, 0.02, 60  # AdamW, cosine to 0 after a linear rise of 60 steps
SMOOTHING = 0.05
AVERAGE = 0.997  # of the exponential moving average of the weights
REPLAY = 60  # batches of the frozen blocks' features kept for a second use: halves what drawing and freezing cost
LOG_EVERY, SAVE_EVERY, VALIDATE_EVERY = 20, 100, 300
FORMAT = torch.channels_last  # 2.5 x faster than contiguous on CPU


def validation_crops(data: Path) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """(name, crops uint8 [n, 3, s, s], is SPL [n]) of the validation part, the way the product shows them."""
    views: dict[str, tuple[list, list]] = {"smartphone": ([], []), "smartphone 40 px": ([], []), "dermoscope": ([], [])}
    for photo in load_photos(data, "validation"):
        image = photo.read()
        smartphone = photo.source == "pad-ufes-20"
        shown = [("smartphone" if smartphone else "dermoscope", closeup(image))]
        mask = photo.read_mask(image) if smartphone else None
        if mask is not None:
            shown.append(("smartphone 40 px", widefield(image, mask, 40)))
        for name, crop in shown:
            views[name][0].append(crop.transpose(2, 0, 1))
            views[name][1].append(photo.label == SPL)
    return [(name, np.stack(crops), np.array(is_spl)) for name, (crops, is_spl) in views.items()]


@torch.no_grad()
def validate(model: nn.Module, views: list, device: str) -> str:
    model.eval()
    report = []
    for name, crops, is_spl in views:
        batches = [torch.from_numpy(crops[i:i + 64]).to(device, memory_format=FORMAT) for i in range(0, len(crops), 64)]
        scores = torch.cat([model(batch).softmax(1)[:, SPL] for batch in batches]).cpu().numpy()
        report.append(f"{name} {roc_auc_score(is_spl, scores):.3f} (n {len(crops)})")
    return "validation AUROC of SPL: " + ", ".join(report)


def feature_batches(model: LesionClassifier, loader: DataLoader, device: str) -> Iterator[tuple]:
    """Each drawn batch as (frozen features [32, 48, 24, 24], labels, 1), with an older one, (…, 0), after each."""
    kept: list[tuple[torch.Tensor, torch.Tensor]] = []
    for images, labels in loader:
        with torch.no_grad():
            features = model.frozen(images.to(device, memory_format=FORMAT))
        kept.append((features.half(), labels.to(device)))
        yield features, labels.to(device), 1
        if len(kept) > REPLAY:
            older, labels = kept.pop(random.randrange(len(kept)))
            yield older.float(), labels, 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path(".cache/classifier/run"))
    parser.add_argument("--pictures", type=Path, default=Path(".cache/detector/negatives"))
    parser.add_argument("--steps", type=int, default=1450)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(0)
    torch.manual_seed(arguments.seed)
    random.seed(arguments.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    model = LesionClassifier()
    model.load_pretrained(arguments.weights)
    optimizer = torch.optim.AdamW(model.trainable(), lr=RATE, weight_decay=DECAY)
    model.to(device, memory_format=FORMAT)
    averaged = torch.optim.swa_utils.AveragedModel(
        model, avg_fn=lambda old, new, n: torch.lerp(old, new, 1 - min(AVERAGE, (1 + float(n)) / (10 + float(n)))))
    criterion = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    checkpoint, step, drawn = arguments.work / "checkpoint.pt", 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(saved["model"]), averaged.module.load_state_dict(saved["averaged"])
        optimizer.load_state_dict(saved["optimizer"])
        step, drawn = saved["step"], saved["drawn"]
        averaged.n_averaged.fill_(step)
        print(f"resumed at step {step}", flush=True)

    photos = load_photos(arguments.data, "train")
    crops = Crops(photos, load_pictures(arguments.pictures, "train"), drawn * BATCH, (arguments.steps - step) * BATCH,
                  arguments.seed)
    print(f"{len(photos)} photos, {len(crops.patches)} skin patches, {len(crops.marked)} with pen, {device}", flush=True)
    views = validation_crops(arguments.data)
    began, losses = time.time(), []
    loader = DataLoader(crops, BATCH, num_workers=arguments.workers, prefetch_factor=4)
    for features, labels, new in feature_batches(model, loader, device):
        rate = RATE * min(1, (step + 1) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * step / arguments.steps))
        for group in optimizer.param_groups:
            group["lr"] = rate
        model.train()
        loss = criterion(model.classify(model.tuned(features)), labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        averaged.update_parameters(model)
        losses.append(loss.item())
        step, drawn = step + 1, drawn + new
        if step % LOG_EVERY == 0:
            print(f"step {step}/{arguments.steps} loss {np.mean(losses[-LOG_EVERY:]):.3f} {time.time() - began:.0f} s", flush=True)
        if step % SAVE_EVERY == 0 or step == arguments.steps:
            state = {"model": model.state_dict(), "averaged": averaged.module.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "step": step, "drawn": drawn}, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
        if step % VALIDATE_EVERY == 0 or step == arguments.steps:
            print(validate(averaged.module, views, device), flush=True)
        if step == arguments.steps:
            break


if __name__ == "__main__":
    main()
