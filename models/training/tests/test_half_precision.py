"""What a graph gives once its weights and stored numbers are those that fp16 holds."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from models.training.arrays import Floats, Image
from models.training.export.half_precision import half_precision, kept_when_optimised, largest, rounded
from onnx import TensorProto, helper, numpy_helper

PIXELS = np.random.default_rng(0).integers(0, 256, (1, 3, 8, 8)).astype(np.uint8)


def small_graph(scale: float = 1.0) -> onnx.ModelProto:
    """Pixels -> Cast -> 3 x 3 convolution of 4 filters -> Relu -> times `scale`; and where that is positive."""
    filters = np.random.default_rng(1).normal(size=(4, 3, 3, 3)).astype(np.float32)
    nodes = [
        helper.make_node("Cast", ["pixels"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Conv", ["numbers", "filters"], ["edges"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["edges"], ["kept"]),
        helper.make_node("Constant", [], ["scale"], value=numpy_helper.from_array(np.array(scale, np.float32))),
        helper.make_node("Mul", ["kept", "scale"], ["scaled"]),
        helper.make_node("Greater", ["scaled", "nought"], ["positive"]),
    ]
    shape: list[str | int | None] = ["batch", 4, 8, 8]
    return helper.make_model(
        helper.make_graph(
            nodes,
            "small",
            [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["batch", 3, 8, 8])],
            [
                helper.make_tensor_value_info("kept", TensorProto.FLOAT, shape),
                helper.make_tensor_value_info("scaled", TensorProto.FLOAT, shape),
                helper.make_tensor_value_info("positive", TensorProto.BOOL, shape),
            ],
            [
                numpy_helper.from_array(filters, "filters"),
                numpy_helper.from_array(np.zeros((), np.float32), "nought"),
            ],
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=8,
    )


def outputs(model: onnx.ModelProto, pixels: Image = PIXELS) -> list[Floats]:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    results: list[Floats] = session.run(None, {"pixels": pixels})
    return results


def test_outputs_are_near_those_of_float32_and_fp16_holds_them() -> None:
    full, half = outputs(small_graph(1 / 3)), outputs(half_precision(small_graph(1 / 3)))
    for before, after in zip(full[:2], half[:2], strict=True):
        assert after.dtype == np.float32
        assert (after == rounded(after)).all()
        assert 0 < np.abs(after - before).max() < 2e-3 * before.max()
    assert (half[2] == (half[1] > 0)).all()


def test_each_step_works_on_rounded_numbers() -> None:
    kept, scaled, _ = outputs(half_precision(small_graph(1 / 3)))
    assert (scaled == rounded(kept * rounded(np.array(1 / 3)))).all()


def test_what_fp16_cannot_hold_is_infinite_and_measured() -> None:
    model = half_precision(small_graph(1000))
    assert np.isinf(outputs(model)[1]).any()
    magnitude, where = largest(model, PIXELS)
    assert where == "scaled"
    assert magnitude == pytest.approx(outputs(half_precision(small_graph()))[0].max() * 1000)
    assert magnitude > 65504


def test_the_runtime_keeps_every_rounding(tmp_path: Path) -> None:
    onnx.save(half_precision(small_graph(1 / 3)), tmp_path / "half.onnx")
    assert kept_when_optimised(tmp_path / "half.onnx") == 2
