"""What the network should have said about a scene, and how far off it was."""

import numpy as np
import torch
from torch import Tensor

from ..arrays import Floats
from .network import SIZE_UNIT, STRIDE


def targets(boxes: Floats, side: int) -> tuple[Floats, Floats, Floats, Floats]:
    """boxes float32 [k, 5] = x, y, w, h, counts. Returns for the cells = side / 4 grid:

    heat [cells, cells] 1 at a lesion's centre, Gaussian around it; weight [cells, cells] 0 inside "ignore" lesions;
    box [4, cells, cells] and box weight [cells, cells], non-zero on the 3x3 cells around a centre.
    """
    cells = side // STRIDE
    heat, weight = np.zeros((cells, cells), np.float32), np.ones((cells, cells), np.float32)
    box, box_weight = np.zeros((4, cells, cells), np.float32), np.zeros((cells, cells), np.float32)
    for x, y, w, h, counts in boxes:
        if not counts:
            left, top = max(0, int(x / STRIDE - 1)), max(0, int(y / STRIDE - 1))
            weight[top : int((y + h) / STRIDE + 2), left : int((x + w) / STRIDE + 2)] = 0
    ys, xs = np.mgrid[:cells, :cells].astype(np.float32) + 0.5
    for x, y, w, h, counts in boxes:
        if not counts:
            continue
        cx, cy = (x + w / 2) / STRIDE, (y + h / 2) / STRIDE
        column, row = int(np.clip(cx, 0, cells - 1)), int(np.clip(cy, 0, cells - 1))
        spread_x, spread_y = max(0.7, 0.14 * w / STRIDE), max(0.7, 0.14 * h / STRIDE)
        bump = np.exp(-0.5 * (((xs - column - 0.5) / spread_x) ** 2 + ((ys - row - 0.5) / spread_y) ** 2))
        np.maximum(heat, bump, out=heat)
        weight[row, column] = 1
        near = np.s_[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
        box[0][near], box[1][near] = np.log2(w / SIZE_UNIT), np.log2(h / SIZE_UNIT)
        box[2][near], box[3][near] = cx - xs[near], cy - ys[near]
        box_weight[near] = np.maximum(box_weight[near], bump[near])
    return heat, weight, box, box_weight


def loss(predicted: Tensor, heat: Tensor, weight: Tensor, box: Tensor, box_weight: Tensor) -> dict[str, Tensor]:
    """Focal loss on the heatmap (Law and Deng 2018), L1 on the boxes; batch first."""
    heat_logit, box_out = predicted[:, 0], predicted[:, 1:]
    probability = heat_logit.sigmoid().clamp(1e-5, 1 - 1e-5)
    hit = (heat > 0.999).float() * weight
    missed = -((1 - probability) ** 2 * probability.log() * hit).sum()
    false = -(probability**2 * (1 - probability).log() * (1 - heat) ** 4 * weight * (1 - hit)).sum()
    error = (box_out - box).abs() * box_weight[:, None]
    normal = box_weight.sum().clamp(min=1)
    return {
        "heat": (missed + false) / hit.sum().clamp(min=1),
        "size": 0.5 * error[:, :2].sum() / normal,
        "offset": 0.5 * error[:, 2:].sum() / normal,
    }


def batch_targets(boxes: list[Floats], side: int) -> list[Tensor]:
    """Stacks `targets` of several scenes into four tensors."""
    return [torch.from_numpy(np.stack(parts)) for parts in zip(*(targets(own, side) for own in boxes), strict=True)]
