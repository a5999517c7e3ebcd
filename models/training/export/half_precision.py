"""Write the full-precision graphs once more, so that on a CPU they give what they would at fp16, as on a Jetson.

    python -m models.training.export.half_precision --out .cache/half [--photos models/demo ...]
    npm run evaluate -- --models .cache/half --data DIR

OUT gets the graphs and a manifest with their hashes, without the int8 graphs. Weights and every stored number are
rounded to fp16; what a kernel sums inside stays float32, as tensor cores accumulate. This is an emulation: TensorRT
fuses nodes, so it rounds less often, and it may choose kernels that sum in fp16 or keep float32. The largest number
before rounding is printed, over squares of the photos as they are, and black and white ones: beyond 65504, fp16 holds
infinity.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper, shape_inference

from ..arrays import Floats, Image
from ..places import MODELS
from .seal_manifest import checked

SQUARES = 60  # of the photos, drawn at random
FULL, HALF = ".before_rounding", ".half"
# What these write was read or is a constant, so it is rounded already.
PICKING = {
    "Clip",
    "Concat",
    "Gather",
    "GatherElements",
    "Max",
    "MaxPool",
    "Min",
    "Reshape",
    "Slice",
    "TopK",
    "Transpose",
}
SMALL = {TensorProto.UINT8, TensorProto.BOOL}  # fp16 holds them all


def rounded(values: NDArray[np.generic]) -> Floats:
    """float32 that fp16 holds; infinite beyond 65504."""
    with np.errstate(over="ignore"):
        return values.astype(np.float16).astype(np.float32)


def half_precision(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with float32 weights and outputs rounded to fp16; whole numbers and truth values stay."""
    model = shape_inference.infer_shapes(model, strict_mode=True)
    graph = model.graph
    for tensor in graph.initializer:
        round_tensor(tensor)
    types = {value.name: value.type.tensor_type.elem_type for value in [*graph.input, *graph.value_info, *graph.output]}
    readers = Counter(name for node in graph.node for name in node.input)
    readers.update(value.name for value in graph.output)
    # Rounded after the Relu instead: the same numbers, and the runtime can still do both in one pass.
    later = {node.input[0] for node in graph.node if node.op_type == "Relu" and readers[node.input[0]] == 1}
    nodes = []
    for node in graph.node:
        nodes.append(node)
        if node.op_type == "Constant":
            for attribute in node.attribute:
                round_tensor(attribute.t)
        elif node.op_type not in PICKING and (node.op_type != "Cast" or types[node.input[0]] not in SMALL):
            for index, name in enumerate(node.output):
                if types[name] == TensorProto.FLOAT and name not in later:
                    node.output[index] = name + FULL
                    nodes += [
                        helper.make_node("Cast", [name + FULL], [name + HALF], to=TensorProto.FLOAT16),
                        helper.make_node("Cast", [name + HALF], [name], to=TensorProto.FLOAT),
                    ]
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model, full_check=True)
    return model


def round_tensor(tensor: onnx.TensorProto) -> None:
    if tensor.data_type == TensorProto.FLOAT:
        tensor.CopyFrom(numpy_helper.from_array(rounded(numpy_helper.to_array(tensor)), tensor.name))


def casts_to_half(model: onnx.ModelProto) -> int:
    return sum(node.op_type == "Cast" and node.attribute[0].i == TensorProto.FLOAT16 for node in model.graph.node)


def kept_when_optimised(path: Path) -> int:
    """How many roundings the runtime runs; raises where it takes some for needless."""
    with tempfile.TemporaryDirectory() as folder:
        options = onnxruntime.SessionOptions()
        options.optimized_model_filepath = str(Path(folder) / "optimised.onnx")
        options.log_severity_level = 3  # it warns that such a file fits only this processor
        onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        written, kept = casts_to_half(onnx.load(path)), casts_to_half(onnx.load(options.optimized_model_filepath))
    if kept != written:
        raise SystemExit(f"{path.name}: the runtime runs {kept} of {written} roundings")
    return kept


def squares(photos: list[Path], side: int) -> Image:
    """uint8 [n, side, side, 3]: black, white, and squares of the photos as they are."""
    found: list[Image] = []
    for folder in photos:
        for path in sorted(folder.iterdir()):
            photo = cv2.imread(str(path)) if path.suffix.lower() in {".jpg", ".jpeg", ".png"} else None
            if photo is not None:
                rows, columns = (range(0, length - side + 1, side) for length in photo.shape[:2])
                found += [photo[y : y + side, x : x + side, ::-1] for y in rows for x in columns]
    drawn = [found[index] for index in np.random.default_rng(0).permutation(len(found))[:SQUARES]]
    return np.stack([np.zeros((side, side, 3), np.uint8), np.full((side, side, 3), 255, np.uint8), *drawn])


def largest(model: onnx.ModelProto, images: Image) -> tuple[float, str]:
    """The largest magnitude before rounding, and the node's output that has it."""
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    names = [name for node in shown.graph.node for name in node.output if name.endswith(FULL)]
    del shown.graph.output[:]
    shown.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(shown.SerializeToString(), providers=["CPUExecutionProvider"])
    most = dict.fromkeys(names, 0.0)
    for image in images:
        for name, values in zip(names, session.run(names, {shown.graph.input[0].name: image[None]}), strict=True):
            most[name] = max(most[name], float(np.abs(values).max()))
    name = max(most, key=lambda one: most[one])
    return most[name], name.removesuffix(FULL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--photos", type=Path, nargs="+", default=[MODELS / "demo"])
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    manifest = json.loads((MODELS / "manifest.json").read_text())
    for name in ("detector", "classifier", "personFinder"):
        entry = manifest[name]
        entry.pop("quantized", None)
        full, half = MODELS / entry["file"], arguments.out / entry["file"]
        model = half_precision(onnx.load(full))
        onnx.save(model, half)
        images = squares(arguments.photos, entry["input"]["shape"][1])
        magnitude, where = largest(model, images)
        entry["sha256"] = checked(entry, half)
        roundings = kept_when_optimised(half)
        print(f"  {roundings} roundings; largest number {magnitude:.0f} ({where}) over {len(images)} squares")
    (arguments.out / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
