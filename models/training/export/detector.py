"""Write a trained detector as ONNX, and prove that onnxruntime gives what PyTorch gives.

    python -m models.training.export.detector --checkpoint CACHE/detector.pt --out models/lesion-detector.onnx

Contract: opset 17; input `tiles` uint8 [batch, 576, 576, 3] RGB, batch the only free dimension; output `detections`
float32 [batch, 100, 5] (centre x, centre y, width, height in tile px, score; best first; unused rows score 0) and
`pigmented` float32 [batch, 100] (of each, the probability that it is brown to black, not red or pale). No operator that
TensorRT lacks.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from ..detector.network import Detector, ExportedDetector, fuse

TILE = 576
ALLOWED = {
    "Add",
    "Cast",
    "Clip",
    "Concat",
    "Constant",
    "Conv",
    "Div",
    "Equal",
    "Exp",
    "GatherElements",
    "MaxPool",
    "Mul",
    "Relu",
    "Reshape",
    "Resize",
    "Sigmoid",
    "Slice",
    "Squeeze",
    "Sub",
    "TopK",
    "Transpose",
}


def export(checkpoint: Path, out: Path) -> ExportedDetector:
    detector = Detector()
    detector.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["mean"])
    model = ExportedDetector(fuse(detector), TILE).eval()
    example = torch.zeros(2, TILE, TILE, 3, dtype=torch.uint8)
    torch.onnx.export(
        model,
        (example,),
        str(out),
        opset_version=17,
        dynamo=False,
        do_constant_folding=True,
        input_names=["tiles"],
        output_names=["detections", "pigmented"],
        dynamic_axes={name: {0: "batch"} for name in ("tiles", "detections", "pigmented")},
    )
    graph = onnx.load(str(out))
    fix_shapes(graph)
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, str(out))
    return model


def fix_shapes(graph: onnx.ModelProto) -> None:
    """States every dimension but the batch, which the tracer leaves symbolic."""
    for output, sizes in zip(graph.graph.output, ((100, 5), (100,)), strict=True):
        for dimension, size in zip(output.type.tensor_type.shape.dim[1:], sizes, strict=True):
            dimension.dim_value = size


def verify(model: ExportedDetector, path: Path) -> None:
    """Compares both runtimes on batches of 1 and 3; raises where they differ."""
    graph = onnx.load(str(path)).graph
    operators = {node.op_type for node in graph.node}
    assert operators <= ALLOWED, f"not agreed with TensorRT: {operators - ALLOWED}"
    first = next(node for node in graph.node if "tiles" in node.input)
    assert first.op_type == "Cast", first.op_type
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(0)
    for size in (1, 3):
        coarse = torch.from_numpy(rng.uniform(0, 255, (size, 3, 24, 24)).astype(np.float32))
        tiles = torch.nn.functional.interpolate(coarse, (TILE, TILE), mode="bicubic").clamp(0, 255)
        tiles = tiles.permute(0, 2, 3, 1).to(torch.uint8).contiguous()
        with torch.no_grad():
            expected, brown = (part.numpy() for part in model(tiles))
        got, own_brown = session.run(None, {"tiles": tiles.numpy()})
        assert expected.shape == got.shape, (expected.shape, got.shape)
        gap = float(np.abs(np.sort(expected[..., 4]) - np.sort(got[..., 4])).max())
        assert gap < 1e-3, f"batch {size}: differs by {gap}"
        surest = expected[..., 4] > 2 * gap
        assert np.abs(np.where(surest, brown - own_brown, 0)).max() < 1e-2, "pigment differs"
        assert (np.diff(got[..., 4], axis=1) <= 0).all(), "not sorted by score"
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, operators {sorted(operators)}; same as torch on 1 and 3")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    verify(export(arguments.checkpoint, arguments.out), arguments.out)


if __name__ == "__main__":
    main()
