"""Colour constancy: every crop is multiplied, channel by channel, until the skin around the lesion has one colour.

    python -m models.training.classifier.balance --data DATA     prints that colour, measured on the train part

Light and skin tone then change little of what the network sees: they multiply a photo's channels (von Kries 1902; the
display's power law turns a factor of light into another factor, so the stored values are multiplied as they are). The
network itself learnt from crops in many lights and tones, unbalanced; the exported graph (graph.py) balances.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ..arrays import Floats

SKIN_COLOUR = (167.9, 139.0, 124.6)  # the train part's skin: median of 409 wide-field crops
# Of half the crop's side, from its middle: skin beside the lesion, and little of what lies beyond a limb.
FROM, TO = 0.45, 0.8
DARKEST = 8.0  # 0..255: what is darker says nothing of the light


def surroundings(side: int) -> Floats:
    """float32 [side, side]: 1 on a ring around the lesion, else 0."""
    at = (np.arange(side) - (side - 1) / 2) / (side / 2)
    away = np.hypot(at[:, None], at)
    return ((away >= FROM) & (away < TO)).astype(np.float32)


def balanced(crops: Tensor) -> Tensor:
    """uint8 or float [n, 3, s, s], 0..255 RGB -> float, the same shape and range."""
    weights = torch.from_numpy(surroundings(crops.shape[-1])).to(crops.device)
    own = (crops.float() * weights).sum((2, 3)) / weights.sum()
    gain = torch.tensor(SKIN_COLOUR, device=crops.device) / own.clamp(min=DARKEST)
    return (crops.float() * gain[:, :, None, None]).clamp(max=255)


def main() -> None:
    from .photos import SIZE, load_photos, widefield

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    around, colours = surroundings(SIZE) > 0, []
    for photo in load_photos(parser.parse_args().data, "train"):
        image = photo.read()
        mask = photo.read_mask() if photo.source == "pad-ufes-20" else None
        if mask is not None:
            colours.append(widefield(image, mask, 40)[around].mean(0))
    print(f"{len(colours)} crops: {np.median(colours, axis=0).round(1).tolist()}")


if __name__ == "__main__":
    main()
