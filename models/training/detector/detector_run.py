"""Run the exported detector over a whole photo with the scales, tiles and merging of src/vision/models/detector.ts.

Imports nothing of ours, so that it can be loaded from any place by its file name.
"""

from itertools import pairwise

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

OVERLAP = 64  # px that neighbouring tiles share at least
STEP, COARSEST = 4, 288  # each scale is 1/STEP of the one before, down to COARSEST px
SMALLEST, LARGEST = 28, 128  # px at the scale itself: what a coarse, a fine scale accepts
SAME, INSIDE, NARROWER = 0.3, 0.65, 3  # IoU; share of the smaller box; ratio of diameters
Image = NDArray[np.uint8]
Floats = NDArray[np.floating]


def tile_spans(length: int, tile: int) -> list[tuple[int, float, float]]:
    """(start, core start, core end) of the tiles that cover `length` px; the last one is flush with the end."""
    count = 1 if length <= tile else int(np.ceil((length - OVERLAP) / (tile - OVERLAP)))
    starts = [0] if count == 1 else [round(index * (length - tile) / (count - 1)) for index in range(count)]
    cuts = [0, *((a + tile + b) / 2 for a, b in pairwise(starts)), length]
    return [(start, *core) for start, core in zip(starts, pairwise(cuts), strict=True)]


def same_lesion(a: Floats, b: Floats) -> bool:
    """Are two boxes (cx, cy, w, h, score) one lesion? A spot on a large one, much narrower and surer, is not."""
    sides = np.minimum(a[:2] + a[2:4] / 2, b[:2] + b[2:4] / 2) - np.maximum(a[:2] - a[2:4] / 2, b[:2] - b[2:4] / 2)
    if (sides <= 0).any():
        return False
    common, (inner, outer) = sides.prod(), sorted((a, b), key=lambda box: box[2:4].prod())
    if common >= SAME * (inner[2:4].prod() + outer[2:4].prod() - common):
        return True
    if common < INSIDE * inner[2:4].prod():
        return False
    return bool(outer[2:4].sum() < NARROWER * inner[2:4].sum() or inner[4] < outer[4])


class TiledDetector:
    """model: path of lesion-detector.onnx; least: scores below are dropped."""

    def __init__(self, model: str, least: float = 0.05, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.tile, self.least = self.session.get_inputs()[0].shape[1], least

    def at_scale(self, image: Image) -> Floats:
        """uint8 RGB [h, w, 3] -> [n, 5] boxes in its pixels, each from the tile whose core holds its centre."""
        h, w = image.shape[:2]
        padded = np.pad(image, ((0, max(0, self.tile - h)), (0, max(0, self.tile - w)), (0, 0)), mode="edge")
        found = [np.zeros((0, 5), np.float32)]
        for top, core_top, core_bottom in tile_spans(h, self.tile):
            for left, core_left, core_right in tile_spans(w, self.tile):
                tile = np.ascontiguousarray(padded[top : top + self.tile, left : left + self.tile])[None]
                boxes = self.session.run(None, {"tiles": tile})[0][0] + [left, top, 0, 0, 0]
                x, y, score = boxes[:, 0], boxes[:, 1], boxes[:, 4]
                own = (x >= core_left) & (x < core_right) & (y >= core_top) & (y < core_bottom)
                found.append(boxes[own & (score >= self.least)])
        return np.concatenate(found).astype(np.float32)

    def __call__(self, image: Image) -> Floats:
        """uint8 RGB -> merged boxes of all scales [n, 5] = cx, cy, w, h, score, coarse scales first."""
        pyramid = [image]
        while max(pyramid[0].shape[:2]) > COARSEST:
            size = tuple(max(1, round(side / STEP)) for side in pyramid[0].shape[1::-1])
            pyramid.insert(0, cv2.resize(pyramid[0], size, interpolation=cv2.INTER_AREA))
        kept: list[Floats] = []
        for scaled in pyramid:
            boxes, factor = self.at_scale(scaled), image.shape[1] / scaled.shape[1]
            side = boxes[:, 2:4].mean(axis=1)
            accepted = (side >= SMALLEST) | (scaled is image)
            accepted &= (side <= LARGEST) | (scaled is pyramid[0])
            boxes = boxes[accepted] * np.array([factor, factor, factor, factor, 1], np.float32)
            for box in boxes[np.argsort(-boxes[:, 4], kind="stable")]:
                if not any(same_lesion(box, other) for other in kept):
                    kept.append(box)
        return np.array(kept, np.float32).reshape(-1, 5)
