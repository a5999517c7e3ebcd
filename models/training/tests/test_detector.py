"""The detector's scales, tiles, merging and targets in Python."""

import ast
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from models.training.arrays import Floats
from models.training.detector import detector_run
from models.training.detector.detector_run import TiledDetector, same_lesion, tile_spans
from models.training.detector.scenes import CROP, clip_boxes
from models.training.detector.targets import targets
from models.training.places import MODELS, ROOT


def box(*values: float) -> Floats:
    return np.array(values, np.float32)


def test_detector_run_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(detector_run.__file__).read_text())
    modules = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert all(node.level == 0 for node in modules)
    names = {str(node.module) for node in modules}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in names} == {"itertools", "cv2", "numpy", "onnxruntime"}


def test_tiles_cover_every_pixel_once_and_overlap() -> None:
    for length in (100, 480, 481, 1000, 4000):
        spans = tile_spans(length, 480)
        assert (spans[0][1], spans[-1][2]) == (0, length)
        assert all(before[2] == after[1] for before, after in pairwise(spans))
        starts = [start for start, _, _ in spans]
        assert all(after - before <= 480 - 64 for before, after in pairwise(starts))


def test_boxes_are_one_lesion_unless_a_surer_spot_lies_on_a_large_one() -> None:
    large = box(50, 50, 40, 40, 0.5)
    assert same_lesion(large, box(52, 51, 38, 40, 0.9))
    assert not same_lesion(large, box(150, 50, 40, 40, 0.9))
    assert not same_lesion(large, box(50, 50, 8, 8, 0.9))
    assert same_lesion(large, box(50, 50, 8, 8, 0.4))


def test_the_shipped_detector_finds_a_lesion_of_the_demonstration() -> None:
    image = cv2.imread(str(ROOT / "test/fixtures/lesions/large.jpg"))[..., ::-1]
    found = TiledDetector(str(MODELS / "lesion-detector.int8.onnx"), 0.3)(image)
    assert any(abs(cx - 900) < 150 and abs(cy - 750) < 150 and w > 500 for cx, cy, w, _, _ in found)


def test_targets_peak_at_a_lesion_and_leave_ignored_ones_out() -> None:
    lesions = np.array([[32, 40, 16, 16, 1, 0.9], [80, 80, 20, 20, 0, 0]], np.float32)
    heat, weight, sides, colour, where = targets(lesions, 128)
    assert colour[12, 10] == np.float32(0.9)
    assert np.unravel_index(heat.argmax(), heat.shape) == (12, 10)  # cells of 4 px: y 48, x 40
    assert heat.max() == 1
    assert weight[22, 22] == 0
    assert weight[12, 10] == 1
    assert (where > 0).sum() == 9
    assert sides[0, 12, 10] == 0  # log2 of the width over 16 px


def test_a_crop_keeps_what_it_shows_of_a_lesion() -> None:
    boxes = np.array(
        [[10, 10, 40, 40, 1, 1], [-30, 10, 40, 40, 1, 1], [-40, 10, 40, 40, 1, 0], [5, 5, 8, 8, 1, 1]], np.float32
    )
    clipped = clip_boxes(boxes, CROP)
    assert clipped.tolist() == [[10, 10, 40, 40, 1, 1], [0, 10, 10, 40, 0, 1], [5, 5, 8, 8, 0, 1]]
