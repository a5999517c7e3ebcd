"""Turns the published YOLOX-nano into the kiosk's person finder: the same weights behind the kiosk's tensor contract.

    python -m models.training.export.person_finder --weights WEIGHTS [--out models/person-finder.onnx]

Contract. Input `photos` uint8 [batch, 416, 416, 3] RGB, letterboxed with grey 114, the batch free. Output float32
`people` [batch, 100, 5] = centre x, centre y, width, height (px of the input), score 0..1, best first, not merged.
Nothing is trained here. The class score is YOLOX's own: objectness times the probability of COCO's class 0, person.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from ..arrays import Floats, Ints
from ..places import MODELS

SIDE, PEOPLE = 416, 100
STRIDES = (8, 16, 32)  # px of the cells of YOLOX's three levels, in the order of its rows
OBJECTNESS, PERSON = 4, 5  # columns of YOLOX's output: 4 of the box, objectness, 80 classes


def build(network: onnx.ModelProto) -> onnx.ModelProto:
    graph = network.graph
    source, rows = graph.input[0].name, graph.output[0].name

    def constant(name: str, values: Floats | Ints) -> str:
        graph.initializer.append(numpy_helper.from_array(values, name))
        return name

    def whole(name: str, *values: int) -> str:
        return constant(name, np.array(values, np.int64))

    before = [
        helper.make_node("Cast", ["photos"], ["photos_float"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["photos_float"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Gather", ["planes", whole("bgr", 2, 1, 0)], [source], axis=1),
    ]
    after = []

    def columns(first: int, last: int) -> str:
        name = f"columns_{first}_{last}"
        after.append(
            helper.make_node(
                "Slice",
                [rows, whole(f"{name}_from", first), whole(f"{name}_to", last), "columns_axis"],
                [name],
            )
        )
        return name

    whole("columns_axis", 2)
    after.append(helper.make_node("Mul", [columns(OBJECTNESS, PERSON), columns(PERSON, PERSON + 1)], ["score"]))
    corner, stride = cells()
    constant("corner", corner)
    constant("stride", stride)
    after += [  # centre = (offset + cell) x stride, side = exp(log side) x stride
        helper.make_node("Add", [columns(0, 2), "corner"], ["place"]),
        helper.make_node("Mul", ["place", "stride"], ["centres"]),
        helper.make_node("Exp", [columns(2, 4)], ["cells_long"]),
        helper.make_node("Mul", ["cells_long", "stride"], ["sides"]),
        helper.make_node("Concat", ["centres", "sides"], ["all_boxes"], axis=2),
        helper.make_node("TopK", ["score", whole("most", PEOPLE)], ["best", "index"], axis=1),
        helper.make_node("Concat", ["index"] * 4, ["index_of_box"], axis=2),
        helper.make_node("GatherElements", ["all_boxes", "index_of_box"], ["boxes"], axis=1),
        helper.make_node("Concat", ["boxes", "best"], ["people"], axis=2),
    ]
    for node in graph.node:  # the published graph fixes a batch of one in its reshapes; 0 copies the free one
        if node.op_type == "Reshape":
            free_batch(graph, node.input[1])
    nodes = [*before, *graph.node, *after]
    inputs = [helper.make_tensor_value_info("photos", TensorProto.UINT8, ["batch", SIDE, SIDE, 3])]
    outputs = [helper.make_tensor_value_info("people", TensorProto.FLOAT, ["batch", PEOPLE, 5])]
    built = helper.make_graph(sorted_by_need(nodes, graph), "person-finder", inputs, outputs, list(graph.initializer))
    return helper.make_model(
        built, opset_imports=[helper.make_opsetid("", network.opset_import[0].version)], ir_version=8
    )


def cells() -> tuple[Floats, Floats]:
    """float32 [1, rows, 2], column and row of each output row's cell; [1, rows, 1], its stride in px."""
    corners, strides = [], []
    for stride in STRIDES:
        row, column = np.mgrid[: SIDE // stride, : SIDE // stride]
        corners.append(np.stack([column, row], axis=-1).reshape(-1, 2))
        strides.append(np.full((len(corners[-1]), 1), stride))
    return np.concatenate(corners)[None].astype(np.float32), np.concatenate(strides)[None].astype(np.float32)


def free_batch(graph: onnx.GraphProto, name: str) -> None:
    for tensor in graph.initializer:
        if tensor.name == name:
            shape = numpy_helper.to_array(tensor).copy()
            shape[0] = 0
            tensor.CopyFrom(numpy_helper.from_array(shape, name))
            return
    for node in graph.node:
        if node.op_type == "Constant" and node.output[0] == name:
            shape = numpy_helper.to_array(node.attribute[0].t).copy()
            shape[0] = 0
            node.attribute[0].t.CopyFrom(numpy_helper.from_array(shape))


def sorted_by_need(nodes: list[onnx.NodeProto], graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """ONNX wants every node after those whose outputs it reads."""
    known = {"photos", "", *(tensor.name for tensor in graph.initializer)}
    waiting, ordered = list(nodes), []
    while waiting:
        ready = [node for node in waiting if set(node.input) <= known]
        if not ready:
            raise SystemExit("the graph has a loop, or reads what nothing writes")
        for node in ready:
            known.update(node.output)
        ordered += ready
        waiting = [node for node in waiting if not set(node.output) <= known]
    return ordered


def check(network: Path, built: Path) -> float:
    """The largest difference between the best person of both graphs over random pictures."""
    options = onnxruntime.SessionOptions()
    original = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    own = onnxruntime.InferenceSession(built, options, providers=["CPUExecutionProvider"])
    pictures = np.random.default_rng(0).integers(0, 256, (2, SIDE, SIDE, 3)).astype(np.uint8)
    people = own.run(None, {"photos": pictures})[0]
    worst = 0.0
    for picture, found in zip(pictures, people, strict=True):
        planes = picture[..., ::-1].transpose(2, 0, 1)[None].astype(np.float32)
        rows = original.run(None, {"images": planes})[0][0]
        score = rows[:, OBJECTNESS] * rows[:, PERSON]
        best = int(score.argmax())
        corner, stride = (grid[0, best] for grid in cells())
        box = [*(rows[best, :2] + corner) * stride, *np.exp(rows[best, 2:4]) * stride]
        worst = max(worst, float(np.abs(found[0] - [*box, score[best]]).max()))
    return worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODELS / "person-finder.onnx")
    arguments = parser.parse_args()
    network = arguments.weights / "yolox_nano_416.onnx"
    model = build(onnx.load(network))
    onnx.checker.check_model(model)
    onnx.save(model, arguments.out)
    difference = check(network, arguments.out)
    if difference > 1e-3:
        raise SystemExit(f"differs from the published graph by {difference}")
    size = arguments.out.stat().st_size
    print(f"{arguments.out.name}: {size} bytes, differs from the published graph by {difference:.1e}")


if __name__ == "__main__":
    main()
