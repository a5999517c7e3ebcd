"""Build the lesion detector: one command from the labelled photographs to models/lesion-detector.onnx.

    python -m models.training.detector.train --data DATA [--out CACHE] [--steps 6500] [--scenes 4000] [--seed 6]

Fetches the pictures of what is not skin, cuts the lesion library, composes the scenes (all cached under --out, all
resumed after an interruption), trains with AdamW (warm-up, constant rate, linear decay over the last third), keeps an
exponential mean of the weights, teaches it to tell brown lesions from red and pale ones (brown.py), and exports that.
Interrupted, the same command goes on from the last checkpoint. CPU or CUDA. Then: check/detector.py,
export/seal_manifest.py.

On a shared CPU, OMP_WAIT_POLICY=PASSIVE MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000 made a step five times
faster: no spinning at barriers, no page faults for memory that was just given back.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch

from ..data.materials import keep_to_source, lay_out_materials
from ..export.detector import export, verify
from ..export.quantize import quantize_detector
from ..places import DETECTOR_CACHE, MODELS
from .brown import learn_colours
from .network import Detector
from .scenes import Scenes, scene_folder
from .targets import loss
from .train_batch import batch
from .warm_start import warm_start

RATE, DECAY, MEAN = 2e-3, 1e-4, 0.998  # peak learning rate, weight decay, EMA
FIRST_LOOK = 32  # scenes on which a warm start measures its batch norms
ENOUGH = 1000  # scenes to begin with, while the rest is composed
WARM_UP, DECAYING = 60, 0.35  # steps; share of the steps


def rate_at(step: int, steps: int) -> float:
    """Share of the peak rate: linear warm-up, constant, then linear to 1 % over the last DECAYING of the steps."""
    left = (steps - step) / (DECAYING * steps)
    return min((step + 1) / WARM_UP, 1.0, max(left, 0.01))


def update_mean(mean: Detector, model: Detector, step: int) -> None:
    keep = min(MEAN, (1 + step) / (10 + step))
    with torch.no_grad():
        for averaged, current in zip(mean.state_dict().values(), model.state_dict().values(), strict=True):
            if averaged.is_floating_point():
                averaged.lerp_(current, 1 - keep)
            else:
                averaged.copy_(current)


def train(
    scenes: Scenes, steps: int, size: int, seed: int, checkpoint: Path, begin_with: Path | None, rate: float
) -> None:
    """Trains until `steps`, from where the checkpoint stopped. begin_with: an exported detector, for a new one."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    model, mean = Detector().to(device), Detector().to(device)
    if begin_with is not None and not checkpoint.exists():
        warm_start(model, begin_with, batch(scenes, FIRST_LOOK, np.random.default_rng(seed), device)[0])
    mean.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=DECAY)
    start, spent = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(saved["model"])
        mean.load_state_dict(saved["mean"])
        optimiser.load_state_dict(saved["optimiser"])
        start, spent = saved["step"], saved["seconds"]
    began = time.time() - spent
    shown: dict[str, float] = {}
    for step in range(start, steps):
        optimiser.param_groups[0]["lr"] = rate * rate_at(step, steps)
        image, wanted = batch(scenes, size, np.random.default_rng([seed, step]), device)
        parts = loss(model(image.to(memory_format=torch.channels_last)), wanted)
        optimiser.zero_grad()
        (parts["heat"] + parts["size"] + parts["offset"]).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 10)
        optimiser.step()
        update_mean(mean, model, step)
        shown = {name: 0.95 * shown.get(name, part.item()) + 0.05 * part.item() for name, part in parts.items()}
        if (step + 1) % 20 == 0:
            figures = " ".join(f"{name} {value:.3f}" for name, value in shown.items())
            print(f"step {step + 1}/{steps} {figures} {time.time() - began:.0f} s", flush=True)
        if (step + 1) % 100 == 0 or step + 1 == steps:
            scenes.refresh()
            state = {
                "model": model.state_dict(),
                "mean": mean.state_dict(),
                "optimiser": optimiser.state_dict(),
                "step": step + 1,
                "steps": steps,
                "seed": seed,
                "seconds": time.time() - began,
            }
            torch.save(state, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").rename(checkpoint)


def start_composing(cache: Path, count: int, seed: int, workers: int) -> Scenes:
    """Composes the scenes in the background; returns as soon as there are enough of them to begin with."""
    composing = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "models.training.detector.scenes",
            "--cache",
            cache,
            "--part",
            "train",
            "--count",
            str(count),
            "--seed",
            str(seed),
            "--workers",
            str(workers),
        ]
    )
    scenes = Scenes(scene_folder(cache, "train", seed))
    while len(scenes) < min(count, ENOUGH):
        if composing.poll() not in (None, 0):
            raise SystemExit("detector/scenes.py stopped; its message stands above.")
        time.sleep(1)
        scenes.refresh()
    return scenes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with pad-ufes-20, its cut-outs, isic-dermoscopic, backgrounds"
    )
    parser.add_argument("--out", type=Path, default=DETECTOR_CACHE)
    parser.add_argument("--name", default="detector", help="of the checkpoint, under --out")
    parser.add_argument("--scenes", type=int, default=4000)
    parser.add_argument("--steps", type=int, default=6500)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--begin-with", type=Path, help="an exported detector whose weights it starts from")
    parser.add_argument("--rate", type=float, default=RATE, help="peak learning rate")
    parser.add_argument("--model", type=Path, default=MODELS / "lesion-detector.onnx")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    lay_out_materials(arguments.data, arguments.out)
    keep_to_source(scene_folder(arguments.out, "train", arguments.seed), arguments.data)
    scenes = start_composing(arguments.out, arguments.scenes, arguments.seed, arguments.workers)
    checkpoint = arguments.out / f"{arguments.name}.pt"
    train(scenes, arguments.steps, arguments.batch, arguments.seed, checkpoint, arguments.begin_with, arguments.rate)
    learn_colours(scenes, arguments.seed, checkpoint)
    verify(export(checkpoint, arguments.model), arguments.model)
    quantize_detector(scene_folder(arguments.out, "train", arguments.seed), arguments.model)


if __name__ == "__main__":
    main()
