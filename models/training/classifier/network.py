"""MobileNet-EdgeTPU 1.0 (Apache-2.0 weights, batch norm folded) with a head of nine: three classes without a lesion,
six diagnoses.

State keys of the published .pth: `stem.conv`, `blocks.<i>.m.<j>.conv`, `head.conv`; its ImageNet `fc` is dropped.
Stride-2 convolutions pad bottom and right only (TensorFlow SAME) through nn.ZeroPad2d, which exports no shape nodes.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from ..arrays import Floats
from .balance import balanced
from .photos import FINE, SIX_OF_FINE

FROZEN_BLOCKS = 9
FEATURES = 1280
DESCRIBED_BLOCKS = (8, 12, 16, 20, 21)  # whose maps dermoscope/head.py reads, too
DESCRIBED = FEATURES + 2 * (48 + 96 + 96 + 160 + 192)
# out, expanded, kernel, stride, kind (bare | fused | split), residual
BLOCKS: list[tuple[int, int, int, int, str, bool]] = [(16, 0, 1, 1, "bare", False), (32, 128, 3, 2, "fused", False)]
BLOCKS += [(32, 128, 3, 1, "fused", True)] * 3 + [(48, 256, 3, 2, "fused", False)]
BLOCKS += [(48, 192, 3, 1, "fused", True)] * 3 + [(96, 384, 3, 2, "split", False)]
BLOCKS += [(96, 384, 3, 1, "split", True)] * 3 + [(96, 768, 3, 1, "split", False)]
BLOCKS += [(96, 384, 3, 1, "split", True)] * 3 + [(160, 768, 5, 2, "split", False)]
BLOCKS += [(160, 640, 5, 1, "split", True)] * 3 + [(192, 1280, 3, 1, "split", False)]


class Conv(nn.Module):
    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, relu: bool = True
    ) -> None:
        super().__init__()
        before = (kernel - 2) // 2
        self.pad = nn.ZeroPad2d((before, before + 1, before, before + 1)) if stride == 2 else nn.Identity()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, 0 if stride == 2 else kernel // 2, groups=groups)
        self.act = nn.ReLU() if relu else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        return self.act(self.conv(self.pad(x)))


class Block(nn.Module):
    def __init__(
        self, inputs: int, outputs: int, expanded: int, kernel: int, stride: int, kind: str, residual: bool
    ) -> None:
        super().__init__()
        self.residual = residual
        last = Conv(expanded or inputs, outputs, 1, relu=False)
        if kind == "bare":
            self.m = nn.Sequential(last)
        elif kind == "fused":
            self.m = nn.Sequential(Conv(inputs, expanded, kernel, stride), last)
        else:
            self.m = nn.Sequential(Conv(inputs, expanded, 1), Conv(expanded, expanded, kernel, stride, expanded), last)

    def layers(self) -> list[Conv]:
        return [layer for layer in self.m if isinstance(layer, Conv)]

    def forward(self, x: Tensor) -> Tensor:
        return x + self.m(x) if self.residual else self.m(x)


class LesionClassifier(nn.Module):
    """uint8 or float [n, 3, s, s], 0..255 RGB -> logits [n, 9] of photos.FINE, of the balanced crops."""

    def __init__(self, classes: int = len(FINE)) -> None:
        super().__init__()
        self.stem = Conv(3, 32, 3, 2)
        blocks, inputs = [], 32
        for outputs, expanded, kernel, stride, kind, residual in BLOCKS:
            blocks.append(Block(inputs, outputs, expanded, kernel, stride, kind, residual))
            inputs = outputs
        self.blocks = nn.ModuleList(blocks)
        self.head = Conv(inputs, FEATURES, 1)
        self.dropout = nn.Dropout(0.2)
        self.classes = nn.Linear(FEATURES, classes)

    def inner_blocks(self) -> list[Block]:
        return [block for block in self.blocks if isinstance(block, Block)]

    def frozen(self, x: Tensor) -> Tensor:
        """[n, 3, s, s] -> [n, 48, s/8, s/8]: the part that never trains."""
        x = self.stem((x.float() - 127.5) / 127.5)
        for block in self.blocks[:FROZEN_BLOCKS]:
            x = block(x)
        return x

    def tuned(self, x: Tensor) -> Tensor:
        """[n, 48, s/8, s/8] -> [n, 1280, s/32, s/32]"""
        for block in self.blocks[FROZEN_BLOCKS:]:
            x = block(x)
        return self.head(x)

    def described(self, x: Tensor) -> Tensor:
        """[n, 3, s, s], balanced -> [n, DESCRIBED]: of each channel of the described blocks its mean over the map and
        the mean distance from that mean, then the pooled features. Squares would exceed what fp16 holds."""
        x, parts = self.stem((x.float() - 127.5) / 127.5), []
        for index, block in enumerate(self.blocks):
            x = block(x)
            if index in DESCRIBED_BLOCKS:
                mean = x.mean((2, 3), keepdim=True)
                parts += [mean.flatten(1), (x - mean).abs().mean((2, 3))]
        return torch.cat([*parts, self.head(x).mean((2, 3))], 1)

    def classify(self, feature_map: Tensor) -> Tensor:
        return self.classes(self.dropout(feature_map.mean((2, 3))))

    def forward(self, x: Tensor) -> Tensor:
        return self.classify(self.tuned(self.frozen(balanced(x))))

    def load_pretrained(self, weights: Path) -> None:
        state = torch.load(weights / "mobilenet_edgetpu_1.0.pth", map_location="cpu", weights_only=True)
        missing, unexpected = self.load_state_dict(state, strict=False)
        if set(missing) != {"classes.weight", "classes.bias"} or not all(key.startswith("fc.") for key in unexpected):
            raise SystemExit(f"weights do not fit: missing {missing}, unexpected {unexpected}")

    def trainable(self) -> list[nn.Parameter]:
        for module in [self.stem, *self.blocks[:FROZEN_BLOCKS]]:
            module.requires_grad_(False)
        return [parameter for parameter in self.parameters() if parameter.requires_grad]


def head(network: LesionClassifier) -> tuple[Floats, Floats]:
    """weight [fine classes, f] and bias of the last layer."""
    return network.classes.weight.detach().numpy(), network.classes.bias.detach().numpy()


def six(fine: Tensor) -> Tensor:
    """Probabilities [n, 9] of FINE -> [n, 6] of CLASSES: sums."""
    return torch.zeros(len(fine), 6, dtype=fine.dtype, device=fine.device).index_add_(
        1, torch.tensor(SIX_OF_FINE, device=fine.device), fine
    )


def spread(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state of a six-class network as one of nine, each class shared evenly by its diagnoses; of nine: as it is."""
    weight, bias = state["classes.weight"], state["classes.bias"]
    if len(bias) == len(FINE):
        return state
    at = torch.tensor(SIX_OF_FINE)
    shares = torch.bincount(at)[at].log()
    return state | {"classes.weight": weight[at].clone(), "classes.bias": bias[at] - shares}
