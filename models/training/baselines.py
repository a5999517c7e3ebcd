"""Detections of two detectors that learn nothing, on the same photos as ours: for the evaluation only.

    python baselines.py --data FOLDER --out FILE.json        FOLDER has boxes.json
    python baselines.py --choose FOLDER                      picks the DoG's settings: composed-validation

Writes {blob: {image: [{x, y, w, h, confidence}]}, dog: {image: […]}}, px of the photo, origin top left.

blob: OpenCV's SimpleBlobDetector with the parameters of Soenksen et al. 2021; its detections have no order, so each
has confidence 1. dog: differences of Gaussians over many scales on a LAB pigment channel, (100 - L) + 1.5 a + 0.5 b,
divided by its local deviation, under a skin mask by colour; confidence is the response.
"""

import argparse
import itertools
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from check_detector import Tally, judge, read_photos
from detector_run import same_lesion

DIAMETERS = 12 * 2 ** np.arange(0, 6.6, 0.4)             # px, to 1,000
WORKING = 6.0                                            # px: a scale is run on the photo shrunk to this sigma at most
LEAST_RESPONSE, MOST = 0.3, 300


@dataclass(frozen=True)
class Settings:
    """ratio: outer to inner sigma; window: sigma of the local deviation, px; floor: least deviation, LAB units."""

    ratio: float = 1.6
    window: float = 40
    floor: float = 2.0


CHOICES = [Settings(*values) for values in itertools.product((1.6, 2.2), (20, 40, 80), (1.0, 2.0, 4.0))]
CHOSEN = Settings()                                      # best of CHOICES on composed-validation (--choose)


def blob(image: np.ndarray) -> np.ndarray:
    """The paper's candidate finder: [n, 5] = cx, cy, w, h, score (all 1)."""
    parameters = cv2.SimpleBlobDetector_Params()
    parameters.filterByArea, parameters.minArea, parameters.maxArea = True, 100, 1e9
    parameters.filterByCircularity = parameters.filterByConvexity = parameters.filterByInertia = True
    parameters.minCircularity = parameters.minConvexity = parameters.minInertiaRatio = 0.1
    keypoints = cv2.SimpleBlobDetector_create(parameters).detect(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))
    return np.array([[*k.pt, k.size, k.size, 1] for k in keypoints], np.float32).reshape(-1, 5)


def skin_mask(image: np.ndarray) -> np.ndarray:
    """bool [h, w]: colours that skin may have (YCrCb ranges of Chai and Ngan 1999, widened), holes closed."""
    ycrcb = cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb)
    mask = cv2.inRange(ycrcb, (20, 128, 70), (255, 183, 135))
    return cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)) > 0


def pigment(image: np.ndarray, settings: Settings) -> np.ndarray:
    """float32 [h, w]: how brown, over the local mean, in local deviations; 0 off the skin."""
    lab = cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    channel = (100 - lab[..., 0]) + 1.5 * lab[..., 1] + 0.5 * lab[..., 2]
    skin = skin_mask(image).astype(np.float32)
    share = cv2.GaussianBlur(skin, (0, 0), settings.window) + 1e-3
    centred = (channel - cv2.GaussianBlur(channel * skin, (0, 0), settings.window) / share) * skin
    deviation = np.sqrt(cv2.GaussianBlur(centred ** 2, (0, 0), settings.window) / share)
    return centred / np.maximum(deviation, settings.floor)


def dog(image: np.ndarray, settings: Settings = CHOSEN) -> np.ndarray:
    """Peaks over place and scale: [n, 5] = cx, cy, w, h, response, best first, one a lesion."""
    found = [np.zeros((0, 5), np.float32)]
    for diameter in DIAMETERS[DIAMETERS < 0.8 * min(image.shape[:2])]:
        sigma = diameter / (2 * 2 ** 0.5)                # the inner Gaussian that answers most to a disc, about
        shrink = min(1.0, WORKING / sigma)
        small = cv2.resize(image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        field = pigment(small, settings)
        narrow, wide = (cv2.GaussianBlur(field, (0, 0), s * shrink) for s in (sigma, sigma * settings.ratio))
        response = narrow - wide
        peaks = (response == cv2.dilate(response, np.ones((5, 5)))) & (response > LEAST_RESPONSE)
        ys, xs = np.nonzero(peaks)
        sides = np.full(len(xs), diameter)
        found.append(np.column_stack([(xs + 0.5) / shrink, (ys + 0.5) / shrink, sides, sides, response[ys, xs]]))
    found = np.concatenate(found)
    kept: list[np.ndarray] = []
    for box in found[np.argsort(-found[:, 4], kind="stable")][:MOST]:
        if not any(same_lesion(box, other) for other in kept):
            kept.append(box)
    return np.array(kept, np.float32).reshape(-1, 5)


def choose(folder: Path) -> None:
    """Prints the recall of each of CHOICES at the usual false-alarm rates."""
    photos = list(read_photos(folder))
    for settings in CHOICES:
        tally = Tally([judge(entry, dog(image, settings), boxes) for entry, image, boxes in photos])
        print(settings, tally.curve(), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--choose", type=Path)
    arguments = parser.parse_args()
    if arguments.choose:
        return choose(arguments.choose)
    results: dict[str, dict[str, list]] = {"blob": {}, "dog": {}}
    for entry, image, _ in read_photos(arguments.data):
        for name, detect in (("blob", blob), ("dog", dog)):
            results[name][entry["image"]] = [
                {"x": round(float(cx - w / 2), 1), "y": round(float(cy - h / 2), 1), "w": round(float(w), 1),
                 "h": round(float(h), 1), "confidence": round(float(score), 4)} for cx, cy, w, h, score in detect(image)]
    arguments.out.write_text(json.dumps(results) + "\n")


if __name__ == "__main__":
    main()
