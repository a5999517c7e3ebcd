"""What is counted of the graphs."""

import re

import onnx
import pytest
from models.training.check.count_work import (
    ARITHMETIC,
    REACHABLE,
    SQUARES,
    TRAFFIC,
    Graph,
    in_batches,
    run_of,
    tiles_of,
)
from models.training.places import MODELS, ROOT
from onnx import TensorProto, helper

DETECTOR = MODELS / "lesion-detector.onnx"


def small_graph() -> onnx.ModelProto:
    """Pixels -> Cast -> 3 x 3 convolution of 4 filters -> Relu, 8 px a side."""
    nodes = [
        helper.make_node("Cast", ["pixels"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Conv", ["numbers", "filters"], ["edges"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["edges"], ["kept"]),
    ]
    return helper.make_model(
        helper.make_graph(
            nodes,
            "small",
            [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["batch", 3, 8, 8])],
            [helper.make_tensor_value_info("kept", TensorProto.FLOAT, ["batch", 4, 8, 8])],
            [helper.make_tensor("filters", TensorProto.FLOAT, [4, 3, 3, 3], [0.0] * 108)],
        )
    )


def test_counts_a_graph_as_one_does_by_hand() -> None:
    pixels, filters, numbers, kept = 2 * 3 * 64, 108 * 2, 2 * 3 * 64 * 2, 2 * 4 * 64 * 2
    work = Graph(small_graph(), 2).work()
    assert work.flop == 2 * 2 * 4 * 64 * 27
    # The cast is a kernel of its own, because nothing comes before it; Relu is part of the convolution.
    assert work.bytes == (pixels + numbers) + (numbers + filters + kept)
    assert work.seconds == pytest.approx(work.bytes / TRAFFIC / REACHABLE)


def test_a_larger_batch_reads_the_weights_once() -> None:
    alone, four = run_of(DETECTOR, 1), run_of(DETECTOR, 4)
    assert four.flop == pytest.approx(4 * alone.flop)
    assert 3 * alone.bytes < four.bytes < 4 * alone.bytes
    assert four.seconds > four.flop / ARITHMETIC / REACHABLE


def test_what_does_not_fill_a_batch_runs_as_it_is() -> None:
    assert in_batches(DETECTOR, 5, 4) == run_of(DETECTOR, 4) + run_of(DETECTOR, 1)
    assert in_batches(DETECTOR, 4, 4) == run_of(DETECTOR, 4)


def test_counts_the_runs_of_the_product() -> None:
    assert tiles_of(3000, 4000, 576) == [48, 4, 1]
    grid = re.search(r"photoGrid = (\d+)", (ROOT / "src/vision/quality/read-quality.ts").read_text())
    assert grid is not None
    assert int(grid[1]) ** 2 == SQUARES
