"""Train the lesion detector on composed scenes; one command from the labelled photographs to a checkpoint.

    python train_detector.py --data DATA [--out CACHE] [--steps 500] [--scenes 2000] [--seed 3]

Cuts the lesion library, composes the scenes (both cached under --out, both resumed after an interruption), trains with
AdamW and a cosine schedule, keeps an exponential mean of the weights, and last teaches its skin head alone to say no
to rooms: CACHE/detector-skin.pt. Interrupted, the same command goes on from the last checkpoint. CPU or CUDA. Then:
export_detector.py, check_detector.py.

On a shared CPU, OMP_WAIT_POLICY=PASSIVE MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000 made a step five times
faster: no spinning at barriers, no page faults for memory that was just given back.
"""

import argparse
import math
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from detector_network import Detector
from detector_scenes import SIDE, Scenes, make_scenes
from detector_targets import batch_targets, loss

HERE = Path(__file__).resolve().parent
RATE, DECAY, MEAN = 2e-3, 1e-4, 0.998                    # peak learning rate, weight decay, EMA
WARM_UP = 60                                             # steps


def batch(scenes: Scenes, size: int, rng: np.random.Generator, device: str) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """(images float32 [size, 3, SIDE, SIDE], [heat, weight, box, box weight, skin])."""
    images, boxes, skins = zip(*(scenes.augmented(int(i), rng) for i in rng.choice(len(scenes), size, replace=False)))
    image = torch.from_numpy(np.stack(images).astype(np.float32)).permute(0, 3, 1, 2)
    wanted = [*batch_targets(list(boxes), SIDE), torch.from_numpy(np.stack(skins).astype(np.float32))]
    return image.to(device), [tensor.to(device) for tensor in wanted]


def rate_at(step: int, steps: int) -> float:
    """Share of the peak rate: linear warm-up, then half a cosine to 2 %."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    return 0.02 + 0.49 * (1 + math.cos(math.pi * (step - WARM_UP) / max(1, steps - WARM_UP)))


def update_mean(mean: Detector, model: Detector, step: int) -> None:
    keep = min(MEAN, (1 + step) / (10 + step))
    with torch.no_grad():
        for averaged, current in zip(mean.state_dict().values(), model.state_dict().values()):
            if averaged.is_floating_point():
                averaged.lerp_(current, 1 - keep)
            else:
                averaged.copy_(current)


def train(scenes: Scenes, steps: int, size: int, seed: int, checkpoint: Path) -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    model, mean = Detector().to(device), Detector().to(device)
    mean.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    start, spent = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        model.load_state_dict(saved["model"])
        mean.load_state_dict(saved["mean"])
        optimiser.load_state_dict(saved["optimiser"])
        start, spent = saved["step"], saved["seconds"]
    began, shown = time.time() - spent, {}
    for step in range(start, steps):
        optimiser.param_groups[0]["lr"] = RATE * rate_at(step, steps)
        image, wanted = batch(scenes, size, np.random.default_rng([seed, step]), device)
        parts = loss(model(image.to(memory_format=torch.channels_last)), *wanted)
        optimiser.zero_grad()
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 10)
        optimiser.step()
        update_mean(mean, model, step)
        shown = {name: 0.95 * shown.get(name, part.item()) + 0.05 * part.item() for name, part in parts.items()}
        if (step + 1) % 20 == 0:
            figures = " ".join(f"{name} {value:.3f}" for name, value in shown.items())
            print(f"step {step + 1}/{steps} {figures} {time.time() - began:.0f} s", flush=True)
        if (step + 1) % 100 == 0 or step + 1 == steps:
            state = {"model": model.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(),
                     "step": step + 1, "steps": steps, "seed": seed, "seconds": time.time() - began}
            torch.save(state, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").rename(checkpoint)


def finish_skin(scenes: Scenes, steps: int, size: int, seed: int, checkpoint: Path) -> None:
    """Trains the averaged model's skin head alone, half of each batch without any body, so that it says no to rooms.

    The rest of the network stays as it is, so the lesions found do too. Writes <checkpoint>-skin.pt.
    """
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    model = Detector().eval()
    model.load_state_dict(state["mean"])
    model.requires_grad_(False)
    model.skin.requires_grad_(True)
    optimiser = torch.optim.AdamW(model.skin.parameters(), lr=RATE / 2, weight_decay=DECAY)
    bodiless, bodies = np.nonzero(scenes.tones == 0)[0], np.nonzero(scenes.tones > 0)[0]
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = RATE / 2 * (1 - step / steps)
        rng = np.random.default_rng([seed, 1, step])
        chosen = [*rng.choice(bodiless, size // 2), *rng.choice(bodies, size - size // 2)]
        images, _, skins = zip(*(scenes.augmented(int(index), rng) for index in chosen))
        image = torch.from_numpy(np.stack(images).astype(np.float32)).permute(0, 3, 1, 2)
        logits = model(image.to(memory_format=torch.channels_last))[2][:, 0]
        error = binary_cross_entropy_with_logits(logits, torch.from_numpy(np.stack(skins).astype(np.float32)))
        optimiser.zero_grad()
        error.backward()
        optimiser.step()
        if (step + 1) % 20 == 0:
            print(f"skin step {step + 1}/{steps} {error.item():.3f}", flush=True)
    torch.save({"mean": model.state_dict(), "steps": state["steps"], "seed": seed}, skin_checkpoint(checkpoint))


def skin_checkpoint(checkpoint: Path) -> Path:
    return checkpoint.with_name(f"{checkpoint.stem}-skin.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with pad-ufes-20, isic-2017, isic-uda1")
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / ".cache/detector")
    parser.add_argument("--name", default="detector", help="of the checkpoint, under --out")
    parser.add_argument("--scenes", type=int, default=2000)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--skin-steps", type=int, default=120)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    if not (arguments.out / "library/skin-test.npz").exists():
        subprocess.run([sys.executable, HERE / "segment_lesions.py", "--data", arguments.data, "--splits",
                        HERE.parent / "evaluation/splits.csv", "--out", arguments.out / "library"], check=True)
    folder = make_scenes(arguments.out, "train", arguments.scenes, arguments.seed, arguments.workers)
    scenes, checkpoint = Scenes(folder), arguments.out / f"{arguments.name}.pt"
    train(scenes, arguments.steps, arguments.batch, arguments.seed, checkpoint)
    finish_skin(scenes, arguments.skin_steps, arguments.batch, arguments.seed, checkpoint)


if __name__ == "__main__":
    main()
