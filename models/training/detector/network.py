"""The lesion detector: a small fully convolutional centre-heatmap network.

Only 3x3 and 1x1 convolutions, ReLU, nearest upsampling and addition: all that a TensorRT engine or a CPU runs fast.
Most of the work is done at strides 8 and 16, where it is cheap; the finest path is narrow, with one head for all.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

STRIDE = 4  # px of a heatmap cell
WIDTHS = (16, 24, 48, 96, 128)  # channels at strides 2, 4, 8, 16, 32
DEPTHS = (1, 2, 3, 3, 2)  # convolutions a stage, the first of them strided
PATH, FINE = 48, 24  # channels of the top-down path to stride 8, and at stride 4
SIZE_UNIT = 16.0  # px: the size outputs give log2(side / SIZE_UNIT)
RIM = 1.0  # px added to a side: people draw boxes round what they see
CHANCE = -4.6  # heat bias: a lesion in 1 % of the cells to begin with


def conv(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


def stage(inputs: int, outputs: int, depth: int) -> nn.Sequential:
    return nn.Sequential(conv(inputs, outputs, 2), *(conv(outputs, outputs) for _ in range(depth - 1)))


class Detector(nn.Module):
    """Input float32 [n, 3, h, w], RGB 0..255; h and w divisible by 32."""

    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList(stage(i, o, d) for i, o, d in zip((3, *WIDTHS[:-1]), WIDTHS, DEPTHS, strict=True))
        outputs = (FINE, *[PATH] * (len(WIDTHS) - 2))  # of the path, at strides 4, 8, …
        self.lateral = nn.ModuleList(nn.Conv2d(i, o, 1) for i, o in zip(WIDTHS[1:], outputs, strict=True))
        self.smooth = nn.ModuleList(conv(o, o) for o in outputs[:-1])
        self.narrow = nn.Conv2d(PATH, FINE, 1)
        self.head = nn.Sequential(conv(FINE, FINE), nn.Conv2d(FINE, 5, 1))
        self.brown = nn.Sequential(conv(FINE, FINE), nn.Conv2d(FINE, 1, 1))
        last = self.head[-1]
        if isinstance(last, nn.Conv2d) and last.bias is not None:
            with torch.no_grad():
                last.bias.copy_(torch.tensor([CHANCE, 0, 0, 0, 0]))

    def forward(self, image: Tensor) -> Tensor:
        """Returns [n, 6, h/4, w/4]: heat logit; log2 width, log2 height (in SIZE_UNIT); x and y offset of the centre
        from the cell's centre (in cells); logit of being brown."""
        path = self.path(image)
        return torch.cat([self.head(path), self.brown(path)], dim=1)

    def path(self, image: Tensor) -> Tensor:
        """The features at stride 4 that both heads read: [n, FINE, h/4, w/4]."""
        features = image / 64 - 2
        levels = []
        for block in self.stages:
            features = block(features)
            levels.append(features)
        path = self.lateral[-1](levels[-1])
        for level in range(len(levels) - 2, 0, -1):  # strides 16, 8, 4
            path = self.narrow(path) if level == 1 else path
            path = F.interpolate(path, scale_factor=2.0, mode="nearest") + self.lateral[level - 1](levels[level])
            path = self.smooth[level - 1](path)
        return path


class ExportedDetector(nn.Module):
    """The detector as shipped: uint8 tiles in, ranked boxes out (see forward). Peaks are picked inside the graph."""

    def __init__(self, detector: Detector, tile: int, most: int = 100) -> None:
        super().__init__()
        self.detector, self.most, self.cells = detector, most, tile // STRIDE
        row, column = torch.meshgrid(torch.arange(self.cells), torch.arange(self.cells), indexing="ij")
        self.centres: Tensor
        self.register_buffer("centres", torch.stack([column, row])[None].float() + 0.5)  # [1, 2, cells, cells]

    def forward(self, tiles: Tensor) -> tuple[Tensor, Tensor]:
        """tiles uint8 [n, tile, tile, 3] RGB -> detections float32 [n, most, 5] = centre x, centre y, width, height
        (px), score 0..1, best first; and of each, float32 [n, most], the probability that it is brown."""
        out = self.detector(tiles.float().permute(0, 3, 1, 2))
        heat = out[:, :1].sigmoid()
        peaks = heat * (heat == F.max_pool2d(heat, 3, 1, 1)).float()
        sides = (out[:, 1:3].clamp(-3, 5) * math.log(2)).exp() * SIZE_UNIT + RIM
        places = (self.centres + out[:, 3:5]) * STRIDE
        values = torch.cat([places, sides, out[:, 5:].sigmoid()], dim=1).reshape(-1, 5, self.cells**2)
        score, index = peaks.reshape(-1, 1, self.cells**2).topk(self.most, dim=2)  # [n, 1, most]
        chosen = values.gather(2, torch.cat([index] * 5, dim=1))
        detections = torch.cat([chosen[:, :4], score], dim=1).permute(0, 2, 1)
        return detections, chosen[:, 4:].reshape(-1, self.most)


def fuse(detector: Detector) -> Detector:
    """Folds every batch norm into its convolution, in place; the result is for inference only."""
    detector.eval()
    for module in detector.modules():
        if isinstance(module, nn.Sequential) and len(module) == 3:
            first, norm, _ = module
            if isinstance(first, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                module[0] = nn.utils.fusion.fuse_conv_bn_eval(first, norm)
                module[1] = nn.Identity()
    return detector
