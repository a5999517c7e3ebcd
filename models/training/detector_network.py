"""The lesion detector: a small fully convolutional centre-heatmap network with a skin head.

Only 3x3 and 1x1 convolutions, ReLU, nearest upsampling and addition: all that a TensorRT engine or a CPU runs fast.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

STRIDE = 4                                               # px of a heatmap cell
WIDTHS = (16, 32, 64, 96, 96)                            # channels at strides 2, 4, 8, 16, 32
DEPTHS = (1, 2, 2, 2, 2)                                 # convolutions a stage, the first of them strided
PATH = 48                                                # channels of the top-down path
SIZE_UNIT = 16.0                                         # px: the size head gives log2(side / SIZE_UNIT)


def conv(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


def stage(inputs: int, outputs: int, depth: int) -> nn.Sequential:
    return nn.Sequential(conv(inputs, outputs, 2), *(conv(outputs, outputs) for _ in range(depth - 1)))


def head(outputs: int, bias: float = 0.0) -> nn.Sequential:
    last = nn.Conv2d(PATH, outputs, 1)
    nn.init.constant_(last.bias, bias)
    return nn.Sequential(conv(PATH, PATH), last)


class Detector(nn.Module):
    """Input float32 [n, 3, h, w], RGB 0..255; h and w divisible by 32."""

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList(stage(i, o, d) for i, o, d in zip((3, *WIDTHS), WIDTHS, DEPTHS))
        self.lateral = nn.ModuleList(nn.Conv2d(width, PATH, 1) for width in WIDTHS[1:])
        self.smooth = nn.ModuleList(conv(PATH, PATH) for _ in WIDTHS[1:-1])
        self.heat = head(1, bias=-4.6)                   # starts at a 1 % chance everywhere
        self.box = head(4)
        self.skin = head(1)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Returns heat logits [n, 1, h/4, w/4]; box [n, 4, h/4, w/4] = log2 width, log2 height (in SIZE_UNIT), x and
        y offset from the cell's centre (in cells); skin logits [n, 1, h/16, w/16]."""
        features = image / 64 - 2
        levels = []
        for block in self.stages:
            features = block(features)
            levels.append(features)
        path, skin = self.lateral[-1](levels[-1]), None
        for level in (3, 2, 1):                          # strides 16, 8, 4
            path = F.interpolate(path, scale_factor=2.0, mode="nearest") + self.lateral[level - 1](levels[level])
            path = self.smooth[level - 1](path)
            if level == 3:
                skin = self.skin(path)
        return self.heat(path), self.box(path), skin


class ExportedDetector(nn.Module):
    """The detector as shipped: uint8 tiles in, ranked boxes out (see forward). Peaks are picked inside the graph."""

    def __init__(self, detector: Detector, tile: int = 512, most: int = 100) -> None:
        super().__init__()
        self.detector, self.most, self.cells = detector, most, tile // STRIDE
        row, column = torch.meshgrid(torch.arange(self.cells), torch.arange(self.cells), indexing="ij")
        self.register_buffer("centres", torch.stack([column, row])[None].float() + 0.5)   # [1, 2, cells, cells]

    def forward(self, tiles: Tensor) -> tuple[Tensor, Tensor]:
        """tiles uint8 [n, tile, tile, 3] RGB -> detections float32 [n, most, 5] = centre x, centre y, width, height
        (px), score 0..1, best first; skin float32 [n, tile / 16, tile / 16], probability of bare skin."""
        heat, box, skin = self.detector(tiles.float().permute(0, 3, 1, 2))
        heat = heat.sigmoid()
        peaks = heat * (heat == F.max_pool2d(heat, 3, 1, 1)).float()
        sides = (box[:, :2].clamp(-3, 5) * math.log(2)).exp() * SIZE_UNIT
        places = (self.centres + box[:, 2:]) * STRIDE
        values = torch.cat([places, sides], dim=1).reshape(-1, 4, self.cells ** 2)
        score, index = peaks.reshape(-1, 1, self.cells ** 2).topk(self.most, dim=2)          # [n, 1, most]
        chosen = values.gather(2, torch.cat([index] * 4, dim=1))
        return torch.cat([chosen, score], dim=1).permute(0, 2, 1), skin.sigmoid().squeeze(1)


def fuse(detector: Detector) -> Detector:
    """Folds every batch norm into its convolution, in place; the result is for inference only."""
    detector.eval()
    for module in detector.modules():
        if isinstance(module, nn.Sequential) and len(module) == 3 and isinstance(module[1], nn.BatchNorm2d):
            module[0] = nn.utils.fusion.fuse_conv_bn_eval(module[0], module[1])
            module[1] = nn.Identity()
    return detector
