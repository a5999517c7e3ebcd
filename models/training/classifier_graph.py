"""The ONNX graph of the classifier, written node by node: Cast, Transpose, Conv, Relu, Add and a short tail, nothing else.

torch's exporters turn the uneven padding of the stride-2 convolutions into a dozen shape nodes each; here it is an
attribute of Conv, which TensorRT takes as it is.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from classifier_data import SIZE, SPL
from classifier_network import FEATURES, Block, Conv, LesionClassifier

OPSET = 17


class Graph:
    """Nodes and weights in the order they are added; `add` returns the name of the value it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, *inputs: str, name: str = "", **attributes: object) -> str:
        name = name or f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name

    def conv(self, layer: Conv, name: str, x: str) -> str:
        conv = layer.conv
        kernel, stride = conv.kernel_size[0], conv.stride[0]
        before, after = ((kernel - 2) // 2, kernel // 2) if stride == 2 else (kernel // 2, kernel // 2)
        x = self.add("Conv", x, self.weight(f"{name}.weight", conv.weight.detach().numpy()),
                     self.weight(f"{name}.bias", conv.bias.detach().numpy()), kernel_shape=[kernel, kernel],
                     strides=[stride, stride], pads=[before, before, after, after], group=conv.groups)
        return self.add("Relu", x) if isinstance(layer.act, nn.ReLU) else x

    def block(self, block: Block, name: str, x: str) -> str:
        y = x
        for index, layer in enumerate(block.m):
            y = self.conv(layer, f"{name}.{index}", y)
        return self.add("Add", x, y) if block.residual else y


def build(network: LesionClassifier, temperature: float) -> onnx.ModelProto:
    """See export_classifier.py for the contract."""
    graph = Graph()
    x = graph.add("Cast", "crops", to=TensorProto.FLOAT)
    x = graph.add("Transpose", x, perm=[0, 3, 1, 2])
    x = graph.add("Mul", graph.add("Sub", x, graph.weight("middle", np.float32(127.5))),
                  graph.weight("scale", np.float32(1 / 127.5)))
    x = graph.conv(network.stem, "stem", x)
    for index, block in enumerate(network.blocks):
        x = graph.block(block, f"block{index}", x)
    features = graph.conv(network.head, "head", x)

    weight, bias = network.classes.weight.detach().numpy(), network.classes.bias.detach().numpy()
    pooled = graph.add("Reshape", graph.add("GlobalAveragePool", features),
                       graph.weight("flat", np.array([-1, FEATURES], np.int64)))
    logits = graph.add("Gemm", pooled, graph.weight("classes.weight", weight / np.float32(temperature)),
                       graph.weight("classes.bias", bias / np.float32(temperature)), transB=1)
    graph.add("Softmax", logits, name="probabilities", axis=1)

    length = graph.add("ReduceL2", pooled, axes=[1], keepdims=1)
    graph.add("Div", pooled, graph.add("Add", length, graph.weight("tiny", np.float32(1e-6))), name="embedding")

    maps = graph.add("Conv", features, graph.weight("spl.weight", weight[SPL].reshape(1, FEATURES, 1, 1)),
                     graph.weight("spl.bias", bias[SPL:SPL + 1]), kernel_shape=[1, 1])
    side = SIZE // 32
    graph.add("Reshape", maps, graph.weight("map", np.array([-1, side, side], np.int64)), name="activation")

    def value(name: str, kind: int, *shape: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, ["batch", *shape])

    outputs = [value("probabilities", TensorProto.FLOAT, len(bias)), value("embedding", TensorProto.FLOAT, FEATURES),
               value("activation", TensorProto.FLOAT, side, side)]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "lesion-classifier", [value("crops", TensorProto.UINT8, SIZE, SIZE, 3)], outputs,
                          graph.weights),
        opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8, producer_name="spl-kiosk")
    onnx.checker.check_model(model, full_check=True)
    return model
