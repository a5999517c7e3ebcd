"""Counts what the full-precision graphs ask of a Jetson Orin Nano at fp16: arithmetic and memory traffic.

    python -m models.training.check.count_work

Nothing runs here. Arithmetic is that of convolutions and matrix products, 2 FLOP a multiply-add. Memory traffic is 2
bytes for each number of weights and of what lies between two kernels, and a pixel's own byte at the input. What works
on each number by itself is taken to run inside the kernel before it, as TensorRT does. A kernel takes the longer of its
arithmetic and its traffic, at half of what NVIDIA states for the board.
"""

import argparse
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnx
from onnx import shape_inference

from ..detector.detector_run import COARSEST, STEP, tile_spans
from ..places import MODELS

ARITHMETIC = 17e12  # FLOP/s of the Orin Nano 8 GB at fp16 without sparsity, as NVIDIA states it for "Super" mode
TRAFFIC = 68e9  # bytes/s of its memory, as NVIDIA states it without "Super" mode: traffic decides most, so the lower
REACHABLE = 0.5  # share of either that kernels of this size reach: our assumption
PHOTO = (3000, 4000)  # px, height and width
SQUARES = 16  # crops that the photo checks grade to find skin: photoGrid of src/vision/quality/read-quality.ts, squared
LESIONS = (10, 100, 300)
MIRRORS = 3  # more crops of a lesion that scores near a level
FUSED = {
    "Abs",
    "Add",
    "Cast",
    "Clip",
    "Div",
    "Exp",
    "Flatten",
    "Max",
    "Min",
    "Mul",
    "Relu",
    "Reshape",
    "Sigmoid",
    "Sub",
}


@dataclass(frozen=True)
class Work:
    """flop and bytes; seconds on the board, kernel by kernel."""

    flop: float = 0.0
    bytes: float = 0.0
    seconds: float = 0.0

    def __add__(self, other: "Work") -> "Work":
        return Work(self.flop + other.flop, self.bytes + other.bytes, self.seconds + other.seconds)

    def __mul__(self, times: int) -> "Work":
        return Work(self.flop * times, self.bytes * times, self.seconds * times)


def kernel(flop: float, moved: float) -> Work:
    return Work(flop, moved, max(flop / ARITHMETIC, moved / TRAFFIC) / REACHABLE)


class Graph:
    """A graph whose every shape is known: with `batch` inputs at a time."""

    def __init__(self, model: onnx.ModelProto, batch: int) -> None:
        model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = batch
        del model.graph.value_info[:]
        for output in model.graph.output:
            output.type.tensor_type.ClearField("shape")
        self.graph = shape_inference.infer_shapes(model, strict_mode=True, data_prop=True).graph
        values = [*self.graph.input, *self.graph.value_info, *self.graph.output]
        self.shapes = {
            value.name: tuple(dim.dim_value for dim in value.type.tensor_type.shape.dim) for value in values
        } | {tensor.name: tuple(tensor.dims) for tensor in self.graph.initializer}
        self.pixels = self.graph.input[0].name
        self.nodes = [node for node in self.graph.node if node.op_type != "Constant"]

    def bytes(self, name: str) -> float:
        return np.prod(self.shapes[name]) * (1 if name == self.pixels else 2)

    def flop(self, node: onnx.NodeProto) -> float:
        out = float(np.prod(self.shapes[node.output[0]]))
        if node.op_type == "Conv":  # weights [out, in / groups, height, width]
            return 2 * out * float(np.prod(self.shapes[node.input[1]][1:]))
        if node.op_type in ("Gemm", "MatMul"):
            return 2 * out * self.shapes[node.input[0]][-1]
        return 0.0

    def kernels(self) -> list[list[onnx.NodeProto]]:
        """Nodes that run as one: each pointwise one joins the kernel that makes the last of its inputs."""
        made_by: dict[str, int] = {}
        kernels: list[list[onnx.NodeProto]] = []
        for node in self.nodes:
            makers = [made_by[name] for name in node.input if name in made_by]
            if node.op_type in FUSED and makers:
                own = max(makers)
                kernels[own].append(node)
            else:
                own = len(kernels)
                kernels.append([node])
            made_by |= dict.fromkeys(node.output, own)
        return kernels

    def work(self) -> Work:
        """One run of the whole graph."""
        outside = {value.name for value in self.graph.output}
        total = Work()
        for nodes in self.kernels():
            made = {name for node in nodes for name in node.output}
            read = {name for node in nodes for name in node.input if name} - made
            elsewhere = {name for node in self.nodes if node not in nodes for name in node.input}
            written = made & (elsewhere | outside)
            total += kernel(sum(map(self.flop, nodes)), sum(map(self.bytes, read | written)))
        return total


@cache
def run_of(file: Path, batch: int) -> Work:
    return Graph(onnx.load(str(file)), batch).work()


def tiles_of(height: int, width: int, tile: int) -> list[int]:
    """Tiles of each scale of a photo, the finest first."""
    counts = [len(tile_spans(height, tile)) * len(tile_spans(width, tile))]
    while max(height, width) > COARSEST:
        height, width = max(1, round(height / STEP)), max(1, round(width / STEP))
        counts.append(len(tile_spans(height, tile)) * len(tile_spans(width, tile)))
    return counts


def in_batches(file: Path, count: int, most: int) -> Work:
    """`count` inputs, `most` at a time and the rest together."""
    whole = run_of(file, most) * (count // most)
    return whole + run_of(file, count % most) if count % most else whole


def line(name: str, work: Work) -> str:
    return f"| {name} | {work.flop / 1e9:.1f} | {work.bytes / 1e6:,.0f} | {work.seconds * 1e3:.1f} |"


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    manifest = json.loads((MODELS / "manifest.json").read_text())
    detector, classifier, people = (
        MODELS / manifest[name]["file"] for name in ("detector", "classifier", "personFinder")
    )
    tiles_at_once, crops_at_once = manifest["detector"]["maxBatch"], manifest["classifier"]["maxBatch"]
    print("| counted, at fp16 | GFLOP | MB | ms |\n| --- | --- | --- | --- |")
    for file, batches in ((detector, (1, tiles_at_once)), (classifier, (1, crops_at_once)), (people, (1,))):
        for batch in batches:
            print(line(f"{file.stem}, batch of {batch}", run_of(file, batch)))
    photo = run_of(people, 1) + in_batches(classifier, SQUARES, crops_at_once)
    tiles = tiles_of(*PHOTO, manifest["detector"]["input"]["shape"][1])
    for count in tiles:
        photo += in_batches(detector, count, tiles_at_once)
    print(line(f"photo of 12 megapixels ({sum(tiles)} tiles, {SQUARES} squares), no lesion", photo))
    for lesions in LESIONS:
        for times, graded in ((1, "once"), (1 + MIRRORS, "four times")):
            crops = in_batches(classifier, lesions * times, crops_at_once)
            print(line(f"… with {lesions} lesions, each graded {graded}", photo + crops))


if __name__ == "__main__":
    main()
