"""What the exported detector costs: parameters, multiply-adds, memory, and time on this machine's CPU.

    python time_detector.py --model ../lesion-detector.onnx [--threads 2]

Times the int8 graph beside it, which is what a CPU runs: one tile, and a whole 12-megapixel photo (grey noise; the content makes no difference) with all its scales.
"""

import argparse
import resource
import time
from pathlib import Path

import numpy as np
import onnx
from onnx import shape_inference

from detector_run import TiledDetector

PHOTO = (3000, 4000)                                     # px, height and width


def costs(path: Path) -> tuple[int, float]:
    """(parameters, multiply-adds of the convolutions for one pixel of a tile)"""
    graph = shape_inference.infer_shapes(onnx.load(str(path))).graph
    weights = {tensor.name: tensor.dims for tensor in graph.initializer}
    sides = {value.name: value.type.tensor_type.shape.dim for value in [*graph.value_info, *graph.output]}
    tile = graph.input[0].type.tensor_type.shape.dim[1].dim_value
    adds = sum(int(np.prod(weights[node.input[1]])) * sides[node.output[0]][2].dim_value ** 2
               for node in graph.node if node.op_type == "Conv")
    trained = {name for node in graph.node if node.op_type == "Conv" for name in node.input[1:]}
    return sum(int(np.prod(weights[name])) for name in trained), adds / tile ** 2


def fastest(run, times: int) -> float:
    """Seconds of the fastest of several runs."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        spent.append(time.perf_counter() - began)
    return min(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    parameters, adds = costs(arguments.model)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    detector = TiledDetector(str(arguments.model.with_suffix(".int8.onnx")), threads=arguments.threads)
    tile = np.zeros((1, detector.tile, detector.tile, 3), np.uint8)
    one = fastest(lambda: detector.session.run(None, {"tiles": tile}), 4 * arguments.times)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    photo = np.random.default_rng(0).integers(90, 140, (*PHOTO, 3), np.uint8)
    whole = fastest(lambda: detector(photo), arguments.times)
    print(f"{parameters:,} parameters, {adds:,.0f} multiply-adds a pixel, {memory / 1024:.0f} MiB for one tile; "
          f"{arguments.threads} threads: tile of {detector.tile} px {1000 * one:.0f} ms "
          f"({1e9 * one / detector.tile ** 2:.0f} ms a megapixel), 12-megapixel photo {whole:.2f} s")


if __name__ == "__main__":
    main()
