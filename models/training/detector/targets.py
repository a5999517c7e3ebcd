"""What the network should have said about a scene, and how far off it was."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from ..arrays import Floats
from .network import SIZE_UNIT, STRIDE

RED = 4  # weight of a lesion that is not brown, in the loss of the colour: they are fewer


class Wanted(NamedTuple):
    """Tensors of a batch, on a grid of side / 4 cells.

    heat [n, cells, cells] 1 at a lesion's centre, Gaussian around it; weight [n, cells, cells] 0 inside "ignore"
    lesions; box [n, 4, cells, cells], brown [n, cells, cells] (1 brown, 0 not) and near [n, cells, cells], non-zero
    on the 3x3 cells around a centre.
    """

    heat: Tensor
    weight: Tensor
    box: Tensor
    brown: Tensor
    near: Tensor


def targets(boxes: Floats, side: int) -> tuple[Floats, ...]:
    """boxes float32 [k, 6] = x, y, w, h, counts, brown. Returns one scene's arrays, as Wanted."""
    cells = side // STRIDE
    heat, weight = np.zeros((cells, cells), np.float32), np.ones((cells, cells), np.float32)
    box, colour, near = (np.zeros(shape, np.float32) for shape in ((4, cells, cells), (cells, cells), (cells, cells)))
    for x, y, w, h, counts, _ in boxes:
        if not counts:
            left, top = max(0, int(x / STRIDE - 1)), max(0, int(y / STRIDE - 1))
            weight[top : int((y + h) / STRIDE + 2), left : int((x + w) / STRIDE + 2)] = 0
    ys, xs = np.mgrid[:cells, :cells].astype(np.float32) + 0.5
    for x, y, w, h, counts, brown in boxes:
        if not counts:
            continue
        cx, cy = (x + w / 2) / STRIDE, (y + h / 2) / STRIDE
        column, row = int(np.clip(cx, 0, cells - 1)), int(np.clip(cy, 0, cells - 1))
        spread_x, spread_y = max(0.7, 0.14 * w / STRIDE), max(0.7, 0.14 * h / STRIDE)
        bump = np.exp(-0.5 * (((xs - column - 0.5) / spread_x) ** 2 + ((ys - row - 0.5) / spread_y) ** 2))
        np.maximum(heat, bump, out=heat)
        weight[row, column] = 1
        around = np.s_[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
        box[0][around], box[1][around] = np.log2(w / SIZE_UNIT), np.log2(h / SIZE_UNIT)
        box[2][around], box[3][around] = cx - xs[around], cy - ys[around]
        colour[around] = brown
        near[around] = np.maximum(near[around], bump[around])
    return heat, weight, box, colour, near


def loss(predicted: Tensor, wanted: Wanted) -> dict[str, Tensor]:
    """Focal loss on the heatmap (Law and Deng 2018), L1 on the boxes, cross-entropy on the colour; batch first."""
    heat, weight, box, brown, near = wanted
    heat_logit, box_out, brown_logit = predicted[:, 0], predicted[:, 1:5], predicted[:, 5]
    probability = heat_logit.sigmoid().clamp(1e-5, 1 - 1e-5)
    hit = (heat > 0.999).float() * weight
    missed = -((1 - probability) ** 2 * probability.log() * hit).sum()
    false = -(probability**2 * (1 - probability).log() * (1 - heat) ** 4 * weight * (1 - hit)).sum()
    error = (box_out - box).abs() * near[:, None]
    normal = near.sum().clamp(min=1)
    importance = near * (brown + RED * (1 - brown))
    confusion = F.binary_cross_entropy_with_logits(brown_logit, brown, importance, reduction="sum")
    return {
        "heat": (missed + false) / hit.sum().clamp(min=1),
        "size": 0.5 * error[:, :2].sum() / normal,
        "offset": 0.5 * error[:, 2:].sum() / normal,
        "brown": confusion / normal,
    }


def batch_targets(boxes: list[Floats], side: int) -> Wanted:
    """Stacks `targets` of several scenes."""
    return Wanted(
        *(torch.from_numpy(np.stack(parts)) for parts in zip(*(targets(own, side) for own in boxes), strict=True))
    )
