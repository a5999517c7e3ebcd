"""The teacher of dermoscopic photos, the head that it teaches, and what the exported graph makes of both."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from models.training.classifier.grading import described
from models.training.classifier.graph import Temperatures, build
from models.training.classifier.lesion_space import EMBEDDING, SUBSPACE, LesionSpace
from models.training.classifier.network import DESCRIBED, FEATURES, LesionClassifier
from models.training.classifier.photos import DIAGNOSES
from models.training.classifier.pool import write_rows
from models.training.classifier.pool_plan import Job, Row
from models.training.classifier.views import plain_view
from models.training.dermoscope.fit_head import fit
from models.training.dermoscope.head import DermoscopeHead
from models.training.dermoscope.pool import labelled
from models.training.dermoscope.transformer import (
    DEPTH,
    FROZEN_BLOCKS,
    PUBLISHED_GRID,
    TOKENS,
    WIDTH,
    Transformer,
)
from models.training.export.calibration import Seen
from safetensors.torch import save_file

TELLING = 50  # of what is described


def published(network: Transformer) -> dict[str, torch.Tensor]:
    """Its state as DINOv2's makers publish it."""
    state = {name: value.clone() for name, value in network.state_dict().items() if not name.startswith("classes.")}
    return state | {
        "pos_embed": torch.zeros(1, PUBLISHED_GRID**2 + 1, WIDTH),
        "mask_token": torch.zeros(1, WIDTH),
    }


@pytest.fixture
def network() -> Transformer:
    torch.manual_seed(1)
    return Transformer(6).eval()


def test_both_halves_grade_crops_of_any_size(network: Transformer) -> None:
    tokens = network.lower(torch.zeros(2, 3, 192, 192, dtype=torch.uint8))
    assert tokens.shape == (2, TOKENS, WIDTH)
    assert network.upper(tokens).shape == (2, 6)


def test_published_weights_are_read_whatever_size_their_photos_had(network: Transformer, tmp_path: Path) -> None:
    save_file(published(network), tmp_path / "dinov2.safetensors")
    read = Transformer(6)
    read.load_published(tmp_path / "dinov2.safetensors")
    own = "blocks.3.mlp.fc1.weight"
    assert torch.equal(read.state_dict()[own], network.state_dict()[own])


def test_other_weights_are_refused(network: Transformer, tmp_path: Path) -> None:
    state = {name: value for name, value in published(network).items() if "blocks.7." not in name}
    save_file(state, tmp_path / "other.safetensors")
    with pytest.raises(SystemExit, match=r"weights do not fit: missing .*blocks\.7"):
        Transformer(6).load_published(tmp_path / "other.safetensors")


def test_only_the_upper_half_is_tuned_the_last_layer_first(network: Transformer) -> None:
    groups = network.trainable()
    tuned = {name.split(".")[1] for name, own in network.named_parameters() if own.requires_grad and "blocks" in name}
    assert tuned == {str(block) for block in range(FROZEN_BLOCKS, DEPTH)}
    assert groups[0][0] is network.classes.weight
    assert groups[-1][0] in list(network.blocks[FROZEN_BLOCKS].parameters())


@pytest.fixture(scope="module")
def head() -> DermoscopeHead:
    """Fitted to naevi and melanomas that differ in a few of the things that are described of them."""
    rng = np.random.default_rng(5)
    seen = rng.normal(size=(600, DESCRIBED)).astype(np.float32)
    labels = torch.from_numpy(rng.integers(0, 2, 600)) * (len(DIAGNOSES) - 1)
    seen[:, :TELLING] += labels.numpy()[:, None]
    answers = torch.nn.functional.one_hot(labels, len(DIAGNOSES)).float()
    return fit(seen, labels, answers, np.full(600, 1 / 600), steps=150)


def test_a_head_learns_what_tells_diagnoses_apart(head: DermoscopeHead) -> None:
    lesions = np.zeros((2, DESCRIBED), np.float32)
    lesions[1, :TELLING] = len(DIAGNOSES) - 1
    assert head.answer(lesions).argmax(1).tolist() == [0, len(DIAGNOSES) - 1]


def test_every_diagnosis_has_its_share_of_a_batch(tmp_path: Path) -> None:
    names = ["melanoma", "nevus", "nevus", "nevus", "BCC"]
    rows = [Row(0, name, "isic", str(i), "train", -1) for i, name in enumerate(names)]
    write_rows([Job(row, lambda rng: np.zeros(1, np.uint8)) for row in rows], tmp_path / "rows.csv")
    (tmp_path / "drawn.txt").write_text("5")
    labels, chance = labelled(tmp_path, {"melanoma": 0.5, "nevus": 0.3, "BCC": 0.1})
    assert [DIAGNOSES[label] for label in labels] == ["MEL", "NEV", "NEV", "NEV", "BCC"]
    assert chance * 0.9 == pytest.approx([0.5, 0.1, 0.1, 0.1, 0.1])


def test_the_graph_grades_the_last_view_by_the_head_and_the_others_without_it(head: DermoscopeHead) -> None:
    torch.manual_seed(3)
    network, rng = LesionClassifier().eval(), np.random.default_rng(2)
    centre, basis, axes = (
        rng.normal(size=size).astype(np.float32) for size in (FEATURES, (FEATURES, SUBSPACE), (SUBSPACE, EMBEDDING))
    )
    space = LesionSpace(centre, basis, axes, residual=1)
    graph = build(network, head, Temperatures(0.8, (2, 1, 1.5)), space)
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    crops = rng.integers(0, 256, (3, 192, 192, 3)).astype(np.uint8)
    wide, close, dermoscopic = session.run(["splByView"], {"crops": crops})[0].T
    seen = Seen.of(network, head, plain_view(crops), mirrored=False)
    assert wide == pytest.approx(seen.spl(2), abs=1e-4)
    assert close == pytest.approx(seen.spl(1), abs=1e-4)
    assert dermoscopic == pytest.approx(seen.dermoscopic_spl(1.5, 0.8), abs=1e-4)
    assert described(network, crops).shape == (3, DESCRIBED)
