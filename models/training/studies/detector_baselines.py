"""Detections of two detectors that learn nothing, on the same photos as ours, only for the evaluation.

    python -m models.training.studies.detector_baselines --data FOLDER --out FILE.json   FOLDER has boxes.json
    python -m models.training.studies.detector_baselines --choose FOLDER                 picks the DoG's settings

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

from ..arrays import Floats, Image, Mask
from ..check.detector import Tally, judge, read_photos
from ..detector.detector_run import same_lesion

DIAMETERS = (12.0, 15.1, 19.0)  # px in each octave of the photo; 7 octaves reach 1,200 px
OCTAVES = 7
LEAST_RESPONSE, MOST = 0.3, 300


@dataclass(frozen=True)
class Settings:
    """ratio: outer to inner sigma; window: side of the local mean, px of the octave; floor: least deviation (LAB)."""

    ratio: float = 1.6
    window: int = 81
    floor: float = 2.0


CHOICES = [Settings(*values) for values in itertools.product((1.6, 2.2), (41, 81, 161), (1.0, 2.0, 4.0))]
EVERY = 4  # --choose looks at every fourth photo
CHOSEN = Settings()  # best of CHOICES on composed-validation (--choose)


def blob(image: Image) -> Floats:
    """The paper's candidate finder: [n, 5] = cx, cy, w, h, score (all 1)."""
    parameters = cv2.SimpleBlobDetector_Params()
    parameters.filterByArea, parameters.minArea, parameters.maxArea = True, 100, 1e9
    parameters.filterByCircularity = parameters.filterByConvexity = parameters.filterByInertia = True
    parameters.minCircularity = parameters.minConvexity = parameters.minInertiaRatio = 0.1
    keypoints = cv2.SimpleBlobDetector_create(parameters).detect(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))
    return np.array([[*k.pt, k.size, k.size, 1] for k in keypoints], np.float32).reshape(-1, 5)


def skin_mask(image: Image) -> Mask:
    """[h, w]: colours that skin may have (YCrCb ranges of Chai and Ngan 1999, widened), holes closed."""
    ycrcb = cv2.cvtColor(image, cv2.COLOR_RGB2YCrCb)
    mask = cv2.inRange(ycrcb, (20, 128, 70), (255, 183, 135))
    return cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8)) > 0


def local_mean(values: Floats, window: int) -> Floats:
    """A box filter, twice: near a Gaussian, and as fast for any window."""
    return cv2.blur(cv2.blur(values, (window, window)), (window, window))


def pigment(image: Image, settings: Settings) -> Floats:
    """float32 [h, w]: how brown, over the local mean, in local deviations; 0 off the skin."""
    lab = cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    channel = (100 - lab[..., 0]) + 1.5 * lab[..., 1] + 0.5 * lab[..., 2]
    skin = skin_mask(image).astype(np.float32)
    share = local_mean(skin, settings.window) + 1e-3
    centred = (channel - local_mean(channel * skin, settings.window) / share) * skin
    variance = np.maximum(local_mean(centred**2, settings.window) / share, 0)  # rounding may go below 0
    return centred / np.maximum(np.sqrt(variance), settings.floor)


def peaks(field: Floats, diameter: float, ratio: float) -> Floats:
    """[n, 5] = cx, cy, w, h, response of the difference of Gaussians that answers most to a disc of `diameter`."""
    sigma = diameter / (2 * 2**0.5)
    response = cv2.GaussianBlur(field, (0, 0), sigma) - cv2.GaussianBlur(field, (0, 0), sigma * ratio)
    ys, xs = np.nonzero((response == cv2.dilate(response, np.ones((5, 5)))) & (response > LEAST_RESPONSE))
    sides = np.full(len(xs), diameter)
    return np.column_stack([xs + 0.5, ys + 0.5, sides, sides, response[ys, xs]])


def dog(image: Image, settings: Settings = CHOSEN) -> Floats:
    """Peaks over place and scale: [n, 5] = cx, cy, w, h, response, best first, one a lesion."""
    every: list[Floats] = [np.zeros((0, 5))]
    octave = image
    for level in range(OCTAVES):
        if min(octave.shape[:2]) < 2 * DIAMETERS[0]:
            break
        field = pigment(octave, settings)
        for diameter in DIAMETERS:
            every.append(peaks(field, diameter, settings.ratio) * [*[2**level] * 4, 1])
        octave = cv2.resize(octave, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    found = np.concatenate(every).astype(np.float32)
    kept: list[Floats] = []
    for box in found[np.argsort(-found[:, 4], kind="stable")][:MOST]:
        if not any(same_lesion(box, other) for other in kept):
            kept.append(box)
    return np.array(kept, np.float32).reshape(-1, 5)


def choose(folder: Path) -> None:
    """Prints the recall of each of CHOICES at the usual false-alarm rates."""
    photos = list(read_photos(folder))[::EVERY]
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
    results: dict[str, dict[str, list[dict[str, float]]]] = {"blob": {}, "dog": {}}
    for entry, image, _ in read_photos(arguments.data):
        for name, detect in (("blob", blob), ("dog", dog)):
            results[name][entry["image"]] = [
                {
                    "x": round(float(cx - w / 2), 1),
                    "y": round(float(cy - h / 2), 1),
                    "w": round(float(w), 1),
                    "h": round(float(h), 1),
                    "confidence": round(float(score), 4),
                }
                for cx, cy, w, h, score in detect(image)
            ]
    arguments.out.write_text(json.dumps(results) + "\n")


if __name__ == "__main__":
    main()
