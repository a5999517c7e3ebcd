"""Measures what the exported models cost: parameters, multiply-adds, memory, and time on this machine's CPU.

    python -m models.training.check.time_models [--threads 2]

At full precision and as int8 (export/quantize.py), which is what a CPU runs. Times one tile of the detector, a whole
12-megapixel photo (grey noise; the content makes no difference) with all its scales, and the classifier's crops in
batches of 16; the fastest of several runs each.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import shape_inference

from ..detector.detector_run import TiledDetector
from ..places import MODELS

PHOTO = (3000, 4000)  # px, height and width
BATCH = 16  # crops


def costs(path: Path) -> tuple[int, float]:
    """(parameters, multiply-adds of the convolutions for one pixel of a tile)"""
    graph = shape_inference.infer_shapes(onnx.load(str(path))).graph
    weights = {tensor.name: tensor.dims for tensor in graph.initializer}
    sides = {value.name: value.type.tensor_type.shape.dim for value in [*graph.value_info, *graph.output]}
    tile = graph.input[0].type.tensor_type.shape.dim[1].dim_value
    adds = sum(
        int(np.prod(weights[node.input[1]])) * sides[node.output[0]][2].dim_value ** 2
        for node in graph.node
        if node.op_type == "Conv"
    )
    trained = {name for node in graph.node if node.op_type == "Conv" for name in node.input[1:]}
    return sum(int(np.prod(weights[name])) for name in trained), adds / tile**2


def fastest(run: Callable[[], object], times: int) -> float:
    """Seconds of the fastest of several runs."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        spent.append(time.perf_counter() - began)
    return min(spent)


def time_detector(path: Path, threads: int, times: int) -> str:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    detector = TiledDetector(str(path), threads=threads)
    tile = np.zeros((1, detector.tile, detector.tile, 3), np.uint8)
    one = fastest(lambda: detector.session.run(None, {"tiles": tile}), 4 * times)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    photo = np.random.default_rng(0).integers(90, 140, (*PHOTO, 3), np.uint8)
    whole = fastest(lambda: detector(photo), times)
    return (
        f"tile of {detector.tile} px {1000 * one:.0f} ms ({1e9 * one / detector.tile**2:.0f} ms a megapixel, "
        f"{memory / 1024:.0f} MiB more than before), 12-megapixel photo {whole:.2f} s"
    )


def time_classifier(path: Path, threads: int, times: int) -> str:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    side = session.get_inputs()[0].shape[1]
    crops = np.random.default_rng(0).integers(0, 256, (BATCH, side, side, 3), np.uint8)
    wanted = [output.name for output in session.get_outputs() if output.name != "diagnoses"]
    return f"{1000 * fastest(lambda: session.run(wanted, {'crops': crops}), 4 * times) / BATCH:.1f} ms a crop"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    parameters, adds = costs(MODELS / "lesion-detector.onnx")
    print(f"detector: {parameters:,} parameters, {adds:,.0f} multiply-adds a pixel; {arguments.threads} threads")
    for ending in (".int8.onnx", ".onnx"):
        for name, timed in (("lesion-detector", time_detector), ("lesion-classifier", time_classifier)):
            print(
                f"{name}{ending}: {timed(MODELS / f'{name}{ending}', arguments.threads, arguments.times)}", flush=True
            )


if __name__ == "__main__":
    main()
