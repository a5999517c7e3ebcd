"""The one colour of skin that each crop is brought to: in torch, and in the graph that ships."""

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from models.training.arrays import Image
from models.training.classifier.balance import SKIN_COLOUR, balanced
from models.training.classifier.graph import OPSET, add_balance
from models.training.classifier.nodes import Graph
from models.training.classifier.photos import SIZE
from onnx import TensorProto, helper


def crop(colour: tuple[int, int, int], lesion: tuple[int, int, int] = (60, 40, 35)) -> Image:
    """[3, SIZE, SIZE]: skin of `colour` with grain, and a lesion in the middle, inside the ring that is looked at."""
    rng = np.random.default_rng(7)
    image = np.clip(np.array(colour) + rng.normal(0, 3, (SIZE, SIZE, 3)), 0, 255)
    at = np.arange(SIZE) - SIZE / 2
    image[np.hypot(at[:, None], at) < 0.15 * SIZE] = lesion
    return image.astype(np.uint8).transpose(2, 0, 1)


CROPS = np.stack([crop((180, 140, 120)), crop((90, 60, 45)), crop((150, 150, 170)), crop((60, 90, 140))])


def skin_of(crops: torch.Tensor) -> torch.Tensor:
    """[n, 3]: mean colour of everything that is not the lesion."""
    at = torch.arange(SIZE) - SIZE / 2
    return crops[:, :, torch.hypot(at[:, None], at) > 0.2 * SIZE].float().mean(-1)


def test_skin_of_every_light_and_tone_becomes_one_colour() -> None:
    assert torch.allclose(skin_of(balanced(torch.from_numpy(CROPS))), torch.tensor(SKIN_COLOUR), atol=0.5)


def test_balancing_twice_changes_nothing() -> None:
    once = balanced(torch.from_numpy(CROPS))
    assert torch.allclose(balanced(once), once, atol=0.05)


def test_a_lesion_keeps_its_ratio_to_the_skin() -> None:
    one = torch.from_numpy(CROPS)
    middle = SIZE // 2
    before = one[:, :, middle, middle] / skin_of(one)
    after = balanced(one)[:, :, middle, middle] / skin_of(balanced(one))
    assert torch.allclose(before, after, atol=1e-3)


def test_the_lesion_itself_does_not_decide() -> None:
    pale, dark = (
        balanced(torch.from_numpy(crop((150, 120, 100), lesion))[None]) for lesion in ((90, 70, 60), (20, 9, 5))
    )
    assert torch.equal(pale[..., 0], dark[..., 0])


def test_a_black_crop_is_not_blown_up() -> None:
    assert balanced(torch.zeros(1, 3, SIZE, SIZE)).max() == 0
    dim = balanced(torch.full((1, 3, SIZE, SIZE), 2.0))
    assert dim.max() < max(SKIN_COLOUR) / 2


def test_the_graph_balances_as_torch_does() -> None:
    graph = Graph()
    last = add_balance(graph, "x")
    shape: list[str | int] = ["batch", 3, SIZE, SIZE]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "balance",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(last, TensorProto.FLOAT, shape)],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=8,
    )
    onnx.checker.check_model(model, full_check=True)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (got,) = session.run(None, {"x": CROPS.astype(np.float32)})
    assert got == pytest.approx(balanced(torch.from_numpy(CROPS)).numpy(), abs=0.05)
