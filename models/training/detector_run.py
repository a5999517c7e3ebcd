"""Run the exported detector over a whole photo as the kiosk does: two scales, overlapping tiles, one merge."""

import cv2
import numpy as np
import onnxruntime

TILE, OVERLAP, RIM = 512, 96, 4                          # px; RIM: a box this near an inner tile edge is cut
LEAST_COARSE = 900                                       # px, longer side: smaller photos get no second scale
CELL = 16                                                # px of a skin cell
SAME = 0.35                                              # IoU above which two boxes are one lesion
INSIDE = 0.7                                             # share of the smaller box in the larger: one lesion too


def tile_starts(length: int) -> list[int]:
    """First pixels of the tiles that cover `length` px, the last one flush with the end."""
    if length <= TILE:
        return [0]
    count = int(np.ceil((length - OVERLAP) / (TILE - OVERLAP)))
    return [round(index * (length - TILE) / (count - 1)) for index in range(count)]


def merge(found: np.ndarray) -> np.ndarray:
    """Greedy non-maximum suppression of [n, 5] = cx, cy, w, h, score."""
    kept: list[np.ndarray] = []
    for box in found[np.argsort(-found[:, 4], kind="stable")]:
        if not any(same_lesion(box, other) for other in kept):
            kept.append(box)
    return np.array(kept, np.float32).reshape(-1, 5)


def same_lesion(a: np.ndarray, b: np.ndarray) -> bool:
    sides = np.minimum(a[:2] + a[2:4] / 2, b[:2] + b[2:4] / 2) - np.maximum(a[:2] - a[2:4] / 2, b[:2] - b[2:4] / 2)
    if (sides <= 0).any():
        return False
    common, area_a, area_b = sides.prod(), a[2:4].prod(), b[2:4].prod()
    return bool(common > SAME * (area_a + area_b - common) or common > INSIDE * min(area_a, area_b))


class TiledDetector:
    """model: path of lesion-detector.onnx; least: scores below are dropped."""

    def __init__(self, model: str, least: float = 0.05, threads: int = 2):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.least = least

    def at_scale(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """uint8 RGB [h, w, 3] -> ([n, 5] boxes in its pixels, skin float32 [~h / 16, ~w / 16])."""
        h, w = image.shape[:2]
        image = np.pad(image, ((0, max(0, TILE - h)), (0, max(0, TILE - w)), (0, 0)), mode="edge")
        skin = np.zeros((-(-image.shape[0] // CELL), -(-image.shape[1] // CELL)), np.float32)
        found = [np.zeros((0, 5), np.float32)]
        for top in tile_starts(image.shape[0]):
            for left in tile_starts(image.shape[1]):
                tile = np.ascontiguousarray(image[top:top + TILE, left:left + TILE])[None]
                boxes, cells = self.session.run(None, {"tiles": tile})
                row, column = top // CELL, left // CELL
                skin[row:row + 32, column:column + 32] = cells[0][:skin.shape[0] - row, :skin.shape[1] - column]
                boxes = boxes[0][boxes[0][:, 4] >= self.least]
                found.append(boxes[uncut(boxes, (left, top), (image.shape[1], image.shape[0]))] + [left, top, 0, 0, 0])
        boxes = np.concatenate(found)
        inside = (boxes[:, 0] < w) & (boxes[:, 1] < h)
        return boxes[inside].astype(np.float32), skin[:-(-h // CELL), :-(-w // CELL)]

    def __call__(self, image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """uint8 RGB -> (merged boxes [n, 5] of both scales, best first; skin at full scale)."""
        boxes, skin = self.at_scale(image)
        if max(image.shape[:2]) >= LEAST_COARSE:
            small = cv2.resize(image, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
            coarse, _ = self.at_scale(small)
            coarse[:, :4] *= 4
            boxes = np.concatenate([boxes, coarse[coarse[:, 2:4].mean(axis=1) >= 80]])
        return merge(boxes), skin


def uncut(boxes: np.ndarray, corner: tuple[int, int], size: tuple[int, int]) -> np.ndarray:
    """Which boxes are not cut by a tile edge inside the photo (there the neighbouring tile sees them whole)."""
    keep = np.ones(len(boxes), bool)
    for axis in (0, 1):
        low, high = boxes[:, axis] - boxes[:, axis + 2] / 2, boxes[:, axis] + boxes[:, axis + 2] / 2
        if corner[axis] > 0:
            keep &= low > RIM
        if corner[axis] + TILE < size[axis]:
            keep &= high < TILE - RIM
    return keep
