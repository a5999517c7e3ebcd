"""The pipeline of Soenksen et al. 2021, as the paper describes it, for its speed alone: the weights are random.

    python models/evaluate/peers/paper.py PHOTO

Blobs of OpenCV's detector on grey, a crop of three diameters at 150 px, VGG16 with a dense layer and six classes, a
Grad-CAM a crop, and VGG16's fc2 at 224 px for the ugly duckling. It leaves out the saliency map and everything that is
drawn, and takes crops in batches, so it is faster than theirs. For each line on standard input it analyses the photo
once and prints {"ms", "cpuMs", "lesions"}: `npm run bench -- --peers` asks it in turn with the kiosk.
Needs torch, opencv-python and numpy.
"""

import json
import sys
import time

import cv2
import numpy as np
import torch
from torch import nn

BATCH = 16
PER_DIAMETER = 3
CROP_SIDE, FEATURE_SIDE = 150, 224
LEAST_AREA = 100  # px²
CLASSES = 6
# Channels of VGG16's convolutions; 0 halves the picture.
VGG16 = [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]


def convolutions() -> nn.Sequential:
    layers: list[nn.Module] = []
    channels = 3
    for width in VGG16:
        layers += [nn.MaxPool2d(2)] if width == 0 else [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
        channels = width or channels
    return nn.Sequential(*layers)


def head(side: int, *widths: int) -> nn.Sequential:
    """Dense layers over the convolutions of a crop of this side, in px."""
    layers: list[nn.Module] = [nn.Flatten()]
    size = 512 * (side // 32) ** 2
    for width in widths:
        layers += [nn.Linear(size, width), nn.ReLU()]
        size = width
    return nn.Sequential(*layers[:-1])


def blobs(photo: np.ndarray) -> list[cv2.KeyPoint]:
    params = cv2.SimpleBlobDetector.Params()
    params.filterByArea, params.minArea, params.maxArea = True, LEAST_AREA, 1e6
    params.filterByCircularity = params.filterByConvexity = params.filterByInertia = True
    params.minCircularity = params.minConvexity = params.minInertiaRatio = 0.1
    return list(cv2.SimpleBlobDetector.create(params).detect(cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY)))


def crops_of(photo: np.ndarray, found: list[cv2.KeyPoint], side: int) -> torch.Tensor:
    height, width = photo.shape[:2]
    crops = []
    for blob in found:
        reach = max(1, round(PER_DIAMETER * blob.size / 2))
        x, y = round(blob.pt[0]), round(blob.pt[1])
        window = photo[max(0, y - reach) : min(height, y + reach), max(0, x - reach) : min(width, x + reach)]
        crops.append(cv2.resize(window, (side, side)))
    return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float() / 255


class Pipeline:
    def __init__(self) -> None:
        self.trunk = convolutions().eval().requires_grad_(False)
        self.classify = head(CROP_SIDE, 256, CLASSES).eval().requires_grad_(False)
        self.fc2 = head(FEATURE_SIDE, 4096, 4096).eval().requires_grad_(False)

    def maps(self, crops: torch.Tensor) -> torch.Tensor:
        """Grad-CAM of each crop's likeliest class, n × side × side."""
        seen = self.trunk(crops).requires_grad_(True)
        scores = self.classify(seen)
        (slopes,) = torch.autograd.grad(scores.max(dim=1).values.sum(), seen)
        weights = slopes.mean(dim=(2, 3), keepdim=True)
        cam = torch.relu((weights * seen.detach()).sum(dim=1, keepdim=True))
        return nn.functional.interpolate(cam, size=crops.shape[2:], mode="bilinear")[:, 0]

    def __call__(self, photo: np.ndarray) -> int:
        found = blobs(photo)
        features = []
        for begin in range(0, len(found), BATCH):
            batch = found[begin : begin + BATCH]
            self.maps(crops_of(photo, batch, CROP_SIDE))
            with torch.no_grad():
                features.append(self.fc2(self.trunk(crops_of(photo, batch, FEATURE_SIDE))))
        if features:
            all_features = torch.cat(features)
            nn.functional.cosine_similarity(all_features, all_features.mean(dim=0, keepdim=True))
        return len(found)


def main() -> None:
    pipeline = Pipeline()
    encoded = np.fromfile(sys.argv[1], np.uint8)
    for _ in sys.stdin:
        began, cpu = time.perf_counter(), time.process_time()
        lesions = pipeline(cv2.imdecode(encoded, cv2.IMREAD_COLOR))
        ms, cpu_ms = 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - cpu)
        print(json.dumps({"ms": ms, "cpuMs": cpu_ms, "lesions": lesions}), flush=True)


if __name__ == "__main__":
    main()
