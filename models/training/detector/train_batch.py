"""A batch of augmented scenes, and what is wanted of them."""

import numpy as np
import torch

from ..arrays import Rng
from .scenes import CROP, Scenes
from .targets import Wanted, batch_targets


def batch(scenes: Scenes, size: int, rng: Rng, device: str) -> tuple[torch.Tensor, Wanted]:
    """Images float32 [size, 3, CROP, CROP], 0..255 RGB."""
    chosen = rng.choice(len(scenes), size, replace=False)
    images, boxes = zip(*(scenes.augmented(int(i), rng) for i in chosen), strict=True)
    image = torch.from_numpy(np.stack(images).astype(np.float32)).permute(0, 3, 1, 2)
    return image.to(device), Wanted(*(tensor.to(device) for tensor in batch_targets(list(boxes), CROP)))
