"""The ONNX graph of the classifier, node by node: Cast, Transpose, Conv, Relu, Add, a short tail of matrix products."""

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

from ..dermoscope.head import DermoscopeHead
from .balance import DARKEST, SKIN_COLOUR, surroundings
from .lesion_space import EMBEDDING, LesionSpace
from .network import DESCRIBED_BLOCKS, FEATURES, LesionClassifier, head
from .nodes import Graph
from .photos import BACKGROUND, CLASSES, SIX_OF_FINE, SIZE, SKIN, SKIN_EDGE, SPL, SUSPICIOUS

OPSET = 17
DERMOSCOPE = "dermoscope"  # how the names of its head's nodes begin


@dataclass(frozen=True)
class Temperatures:
    """By which the logits are divided: of the class probabilities, and of p(SPL) for each kind of view."""

    classes: float
    views: tuple[float, ...]


def build(
    network: LesionClassifier, dermoscope: DermoscopeHead, temperatures: Temperatures, space: LesionSpace
) -> onnx.ModelProto:
    """See export/classifier.py for the contract."""
    graph = Graph()
    x = graph.add("Cast", "crops", to=TensorProto.FLOAT)
    x = graph.add("Transpose", x, perm=[0, 3, 1, 2])
    x = add_balance(graph, x)
    x = graph.add(
        "Mul",
        graph.add("Sub", x, graph.weight("middle", np.float32(127.5))),
        graph.weight("scale", np.float32(1 / 127.5)),
    )
    x = graph.conv(network.stem, "stem", x)
    described: list[str] = []
    for index, block in enumerate(network.inner_blocks()):
        x = graph.block(block, f"block{index}", x)
        if index in DESCRIBED_BLOCKS:
            described += add_description(graph, x)
    features = graph.conv(network.head, "head", x)
    pooled = graph.add(
        "Reshape", graph.add("GlobalAveragePool", features), graph.weight("flat", np.array([-1, FEATURES], np.int64))
    )
    among = add_dermoscope(graph, dermoscope, [*described, pooled], temperatures.views[-1])
    add_probabilities(graph, network, pooled, temperatures, among)
    add_space(graph, space, pooled)
    add_activation(graph, network, features, pooled)
    return model_of(graph, len(temperatures.views))


def add_balance(graph: Graph, x: str) -> str:
    """balance.balanced; as a mean over the whole crop, whose terms fp16 can hold."""
    around = surroundings(SIZE)
    share = around.mean()
    own = graph.add("GlobalAveragePool", graph.add("Mul", x, graph.weight("balance.around", around)))
    own = graph.add("Max", own, graph.weight("balance.darkest", np.float32(DARKEST * share)))
    gain = graph.add(
        "Div", graph.weight("balance.skin", (np.array(SKIN_COLOUR) * share).astype(np.float32).reshape(1, 3, 1, 1)), own
    )
    return graph.add("Min", graph.add("Mul", x, gain), graph.weight("balance.most", np.float32(255)))


def add_description(graph: Graph, x: str) -> list[str]:
    """Of one block's map, network.LesionClassifier.described."""
    mean = graph.add("GlobalAveragePool", x)
    spread = graph.add("GlobalAveragePool", graph.add("Abs", graph.add("Sub", x, mean)))
    return [graph.add("Flatten", own, axis=1) for own in (mean, spread)]


def add_dermoscope(graph: Graph, dermoscope: DermoscopeHead, described: list[str], temperature: float) -> str:
    """[batch, 1]: the probability of SPL among lesions, as the dermoscope's head sees it."""
    own = dermoscope.numbers()
    own["narrowness"] = 1 / own.pop("spread")
    kept = {name: graph.weight(f"{DERMOSCOPE}.{name}", value) for name, value in own.items()}
    # Scaled before the product: as part of its weights, fp16 would not hold the difference.
    x = graph.add("Sub", graph.add("Concat", *described, axis=1), kept["middle"])
    x = graph.add("Mul", x, kept["narrowness"])
    x = graph.add("Gemm", x, kept["hidden.weight"], kept["hidden.bias"], transB=1)
    x = graph.add("Relu", x, name=f"{DERMOSCOPE}.relu")
    x = graph.add("Gemm", x, kept["classes.weight"], kept["classes.bias"], transB=1)
    cooled = graph.add("Mul", x, graph.weight(f"{DERMOSCOPE}.cooling", np.float32(1 / temperature)))
    suspicious = graph.weight(f"{DERMOSCOPE}.spl", np.array(SUSPICIOUS, np.float32)[:, None])
    return graph.add("MatMul", graph.add("Softmax", cooled, axis=1), suspicious)


def add_probabilities(
    graph: Graph, network: LesionClassifier, pooled: str, temperatures: Temperatures, among: str
) -> None:
    """Softmax over the fine classes, then their sums: the six classes; and p(SPL) at the temperature of each view. The
    last view is the dermoscope's: `among` lesions, times how likely there is one."""
    weight, bias = head(network)
    logits = graph.add(
        "Gemm", pooled, graph.weight("classes.weight", weight), graph.weight("classes.bias", bias), transB=1
    )

    def softmax(temperature: float, name: str) -> str:
        cooled = graph.add("Mul", logits, graph.weight(f"{name}.cooling", np.float32(1 / temperature)))
        return graph.add("Softmax", cooled, axis=1, name=name)

    sums = np.zeros((len(SIX_OF_FINE), len(CLASSES)), np.float32)
    sums[np.arange(len(SIX_OF_FINE)), SIX_OF_FINE] = 1
    graph.add("MatMul", softmax(temperatures.classes, "diagnoses"), graph.weight("six", sums), name="probabilities")
    spl = graph.weight("spl", sums[:, SPL : SPL + 1].copy())
    views = [
        graph.add("MatMul", softmax(temperature, f"view{index}"), spl)
        for index, temperature in enumerate(temperatures.views[:-1])
    ]
    lesion = graph.weight("lesion", sums[:, SKIN + 1 :].sum(1, keepdims=True))
    views.append(graph.add("Mul", graph.add("MatMul", "diagnoses", lesion), among))
    graph.add("Concat", *views, axis=1, name="splByView")


def add_space(graph: Graph, space: LesionSpace, pooled: str) -> None:
    """The embedding and, from what of the features lies outside its subspace, the unfamiliarity."""
    shifted = graph.add("Sub", pooled, graph.weight("space.centre", space.centre))
    inside = graph.add("MatMul", shifted, graph.weight("space.basis", space.basis))
    graph.add("MatMul", inside, graph.weight("space.axes", space.axes), name="embedding")
    lengths = [
        graph.add(
            "ReduceSum", graph.add("Mul", part, part), graph.weight(f"axis.{name}", np.array([1], np.int64)), keepdims=0
        )
        for name, part in (("all", shifted), ("inside", inside))
    ]
    graph.add(
        "Mul",
        graph.add("Sub", *lengths),
        graph.weight("space.residual", np.float32(1 / space.residual)),
        name="unfamiliarity",
    )


def add_activation(graph: Graph, network: LesionClassifier, features: str, pooled: str) -> None:
    """Evidence for SPL over that for no lesion: the maps of each group's classes, weighted by their shares of its
    probability (the gradient of the log of its numerator), the one minus the other. Against the other lesions alone, a
    naevus's map would point anywhere."""
    graph.add(
        "Sub",
        group_map(graph, network, features, pooled, "spl", (SPL,)),
        group_map(graph, network, features, pooled, "none", (BACKGROUND, SKIN_EDGE, SKIN)),
        name="activation",
    )


def group_map(
    graph: Graph, network: LesionClassifier, features: str, pooled: str, group: str, classes: tuple[int, ...]
) -> str:
    """[batch, side, side] in logits"""
    weight, bias = (values[[six in classes for six in SIX_OF_FINE]] for values in head(network))
    kinds = len(bias)
    maps = graph.add(
        "Conv",
        features,
        graph.weight(f"{group}.weight", weight.reshape(kinds, FEATURES, 1, 1)),
        graph.weight(f"{group}.bias", bias),
        kernel_shape=[1, 1],
    )
    logits = graph.add(
        "Gemm", pooled, graph.weight(f"{group}.rows", weight), graph.weight(f"{group}.offset", bias), transB=1
    )
    shares = graph.add(
        "Reshape",
        graph.add("Softmax", logits, axis=1),
        graph.weight(f"{group}.kinds", np.array([-1, kinds, 1, 1], np.int64)),
    )
    return graph.add(
        "ReduceSum", graph.add("Mul", maps, shares), graph.weight(f"{group}.axis", np.array([1], np.int64)), keepdims=0
    )


def model_of(graph: Graph, views: int) -> onnx.ModelProto:
    def value(name: str, kind: int, *shape: int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, ["batch", *shape])

    side = SIZE // 32
    outputs = [
        value("probabilities", TensorProto.FLOAT, len(CLASSES)),
        value("diagnoses", TensorProto.FLOAT, len(SIX_OF_FINE)),
        value("embedding", TensorProto.FLOAT, EMBEDDING),
        value("activation", TensorProto.FLOAT, side, side),
        value("unfamiliarity", TensorProto.FLOAT),
        value("splByView", TensorProto.FLOAT, views),
    ]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes, "lesion-classifier", [value("crops", TensorProto.UINT8, SIZE, SIZE, 3)], outputs, graph.weights
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,
        producer_name="spl-kiosk",
    )
    onnx.checker.check_model(model, full_check=True)
    return model
