"""Nodes and weights of an ONNX graph, one after the other, and the network's layers as such nodes.

torch's exporters turn the uneven padding of the stride-2 convolutions into a dozen shape nodes each; here it is an
attribute of Conv, which TensorRT takes as it is.
"""

import numpy as np
import onnx
from onnx import helper, numpy_helper
from torch import nn

from ..arrays import Floats, Ints
from .network import Block, Conv


class Graph:
    """Nodes and weights in the order they are added; `add` returns the name of the value it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: Floats | Ints | np.floating) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, *inputs: str, name: str = "", **attributes: int | list[int]) -> str:
        name = name or f"{operator.lower()}_{len(self.nodes)}"
        node = helper.make_node(operator, inputs, [name], name=name)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in sorted(attributes.items()))
        self.nodes.append(node)
        return name

    def conv(self, layer: Conv, name: str, x: str) -> str:
        conv, bias = layer.conv, layer.conv.bias
        if bias is None:
            raise ValueError(f"{name} has no bias: batch norm is folded into all of them")
        kernel, stride = conv.kernel_size[0], conv.stride[0]
        before, after = ((kernel - 2) // 2, kernel // 2) if stride == 2 else (kernel // 2, kernel // 2)
        x = self.add(
            "Conv",
            x,
            self.weight(f"{name}.weight", conv.weight.detach().numpy()),
            self.weight(f"{name}.bias", bias.detach().numpy()),
            kernel_shape=[kernel, kernel],
            strides=[stride, stride],
            pads=[before, before, after, after],
            group=conv.groups,
        )
        return self.add("Relu", x) if isinstance(layer.act, nn.ReLU) else x

    def block(self, block: Block, name: str, x: str) -> str:
        y = x
        for index, layer in enumerate(block.layers()):
            y = self.conv(layer, f"{name}.{index}", y)
        return self.add("Add", x, y) if block.residual else y
