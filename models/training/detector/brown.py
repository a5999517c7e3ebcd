"""The second head of a trained detector: whether a lesion is brown to black, or red or pale.

It learns last, on the features of a finished detector, which it leaves as they are: finding lesions must not suffer
from telling their colour. train.py calls it; a checkpoint that has learnt it is left alone.
"""

from pathlib import Path

import numpy as np
import torch

from .network import Detector
from .scenes import Scenes
from .targets import loss
from .train_batch import batch

STEPS, SIZE, RATE = 900, 16, 3e-3


def learn_colours(scenes: Scenes, seed: int, checkpoint: Path) -> None:
    """Trains the head of the checkpoint's mean weights and writes it there."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    if saved.get("colours") == STEPS:
        return
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    detector = Detector().to(device)
    detector.load_state_dict(saved["mean"])
    detector.eval()
    detector.brown.train()
    optimiser = torch.optim.AdamW(detector.brown.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, STEPS)
    shown = 0.0
    for step in range(STEPS):
        image, wanted = batch(scenes, SIZE, np.random.default_rng([seed, 1, step]), device)
        with torch.no_grad():
            path = detector.path(image.to(memory_format=torch.channels_last))
            found = detector.head(path)
        error = loss(torch.cat([found, detector.brown(path)], dim=1), wanted)["brown"]
        optimiser.zero_grad()
        error.backward()
        optimiser.step()
        schedule.step()
        shown = 0.98 * shown + 0.02 * error.item() if step else error.item()
        if (step + 1) % 50 == 0:
            print(f"colours: step {step + 1}/{STEPS} {shown:.3f}", flush=True)
    torch.save(saved | {"mean": detector.state_dict(), "colours": STEPS}, checkpoint)
