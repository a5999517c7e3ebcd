"""Begin a training with the weights of an exported detector, whose batch norms were folded into its convolutions."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from .network import Detector


def warm_start(detector: Detector, exported: Path, images: Tensor) -> None:
    """Loads the weights in place; a last layer with more outputs keeps its own for those that `exported` lacks.

    Each batch norm takes mean and spread of its convolution's answers to `images` (float32 [n, 3, h, w], 0..255), and
    scale and shift that give back the folded convolution: so the network answers as the exported one, and trains.
    """
    weights = iter(folded_weights(exported))
    with torch.no_grad():
        for conv, norm in convolutions(detector):
            weight, bias = (torch.from_numpy(value) for value in next(weights))
            conv.weight[: len(weight)] = weight
            if norm is None and conv.bias is not None:
                conv.bias[: len(bias)] = bias
            elif norm is not None:
                measure(detector, conv, norm, bias, images)


def folded_weights(exported: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """(weight, bias) of each convolution, in the order in which the graph runs them."""
    graph = onnx.load(str(exported)).graph
    values = {tensor.name: numpy_helper.to_array(tensor).copy() for tensor in graph.initializer}
    return [(values[node.input[1]], values[node.input[2]]) for node in graph.node if node.op_type == "Conv"]


def convolutions(detector: Detector) -> list[tuple[nn.Conv2d, nn.BatchNorm2d | None]]:
    """Every convolution in the order of `Detector.forward`, with the batch norm that follows it."""
    found: list[tuple[nn.Conv2d, nn.BatchNorm2d | None]] = []

    def add(module: nn.Module) -> None:
        layers = [layer for layer in module.modules() if isinstance(layer, nn.Conv2d | nn.BatchNorm2d)]
        for layer, after in zip(layers, [*layers[1:], None], strict=True):
            if isinstance(layer, nn.Conv2d):
                found.append((layer, after if isinstance(after, nn.BatchNorm2d) else None))

    for block in detector.stages:
        add(block)
    add(detector.lateral[-1])
    for level in range(len(detector.lateral) - 1, 0, -1):
        if level == 1:
            add(detector.narrow)
        add(detector.lateral[level - 1])
        add(detector.smooth[level - 1])
    add(detector.head)
    return found


def measure(detector: Detector, conv: nn.Conv2d, norm: nn.BatchNorm2d, bias: Tensor, images: Tensor) -> None:
    seen: list[Tensor] = []
    hook = conv.register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    detector.eval()
    detector(images)
    hook.remove()
    detector.train()
    mean, spread = seen[0].mean((0, 2, 3)), seen[0].var((0, 2, 3)).clamp(min=1e-4)
    norm.running_mean, norm.running_var = mean.clone(), spread.clone()
    norm.weight.copy_((spread + norm.eps).sqrt())
    norm.bias.copy_(bias + mean)
