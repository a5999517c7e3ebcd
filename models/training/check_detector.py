"""Measure the exported detector on wide-dev (development set) and on scenes composed of test-part lesions.

    python check_detector.py --model ../lesion-detector.onnx --data DATA --cache CACHE [--threshold T] [--pictures DIR]

A detection counts when its centre lies in the lesion's box or their IoU is at least 0.3. "Ignore" boxes, and
detections under 12 px (mean of width and height), count neither way. A second detection of one lesion is a false alarm.
The baseline is OpenCV's SimpleBlobDetector with the parameters of Soenksen et al. 2021, on the same photos.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from compositor import Materials, compose
from detector_run import TiledDetector
from segment_lesions import read_rgb, read_rows

LEAST_SIDE = 12.0
FALSE_RATES = (0.25, 0.5, 1.0, 2.0)                      # false alarms a photo to read the recall at
COMPOSITE_SEED, COMPOSITE_SIDE = 20261123, 640


def blob_baseline(image: np.ndarray) -> np.ndarray:
    """The paper's candidate finder: [n, 5] = cx, cy, w, h, score (all 1)."""
    parameters = cv2.SimpleBlobDetector_Params()
    parameters.filterByArea, parameters.minArea, parameters.maxArea = True, 100, 1e9
    parameters.filterByCircularity = parameters.filterByConvexity = parameters.filterByInertia = True
    parameters.minCircularity = parameters.minConvexity = parameters.minInertiaRatio = 0.1
    keypoints = cv2.SimpleBlobDetector_create(parameters).detect(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))
    return np.array([[*k.pt, k.size, k.size, 1] for k in keypoints], np.float32).reshape(-1, 5)


def hits(found: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """bool [n, k]: does detection n (cx, cy, w, h) count for box k (x, y, w, h)?"""
    centre, half = found[:, None, :2], found[:, None, 2:4] / 2
    low, high = boxes[None, :, :2], boxes[None, :, :2] + boxes[None, :, 2:4]
    inside = ((centre >= low) & (centre <= high)).all(axis=2)
    common = np.clip(np.minimum(centre + half, high) - np.maximum(centre - half, low), 0, None).prod(axis=2)
    union = found[:, None, 2:4].prod(axis=2) + boxes[None, :, 2:4].prod(axis=2) - common
    return inside | (common >= 0.3 * union)


def judge(found: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """boxes [k, 5] = x, y, w, h, counts. Returns (scores of the false alarms, best score of each lesion or 0)."""
    found = found[found[:, 2:4].mean(axis=1) >= LEAST_SIDE]
    found = found[np.argsort(-found[:, 4], kind="stable")]
    matched, lesion = hits(found, boxes), boxes[:, 4] > 0
    best, false = np.zeros(int(lesion.sum())), []
    for row, score in zip(matched, found[:, 4]):
        open_ = row[lesion] & (best == 0)
        if open_.any():
            best[np.argmax(open_)] = score
        elif not row[~lesion].any():
            false.append(score)
    return np.array(false), best


class Tally:
    """False alarms and lesion scores over many photos."""

    def __init__(self, results: list[tuple[np.ndarray, np.ndarray]]):
        self.photos = len(results)
        self.false = np.sort(np.concatenate([false for false, _ in results]))[::-1]
        self.best = np.concatenate([best for _, best in results])

    def at(self, threshold: float) -> tuple[float, float]:
        """(recall, false alarms a photo)"""
        return float((self.best >= threshold).mean()), float((self.false >= threshold).sum() / self.photos)

    def threshold_for(self, rate: float) -> float:
        """The lowest threshold with at most `rate` false alarms a photo."""
        allowed = int(rate * self.photos)
        return float(np.nextafter(self.false[allowed], 1)) if allowed < len(self.false) else 0.05

    def curve(self) -> str:
        points = [(rate, self.threshold_for(rate)) for rate in FALSE_RATES]
        return "  ".join(f"{self.at(t)[0]:.2f} at {rate} (threshold {t:.3f})" for rate, t in points)


def wide_dev(folder: Path):
    for entry in json.loads((folder / "boxes.json").read_text()):
        image = cv2.cvtColor(cv2.imread(str(folder / entry["image"])), cv2.COLOR_BGR2RGB)
        boxes = [[b["x"], b["y"], b["w"], b["h"], b["class"] == "lesion"] for b in entry["boxes"]]
        yield Path(entry["image"]).stem, image, np.array(boxes, np.float32).reshape(-1, 5)


def picture(path: Path, image: np.ndarray, boxes: np.ndarray, found: np.ndarray) -> None:
    """Truth in green (ignore: blue), detections in red with their score."""
    canvas = image[..., ::-1].copy()
    for x, y, w, h, counts in boxes:
        cv2.rectangle(canvas, (int(x), int(y)), (int(x + w), int(y + h)), (0, 255, 0) if counts else (255, 80, 0), 1)
    for cx, cy, w, h, score in found[found[:, 2:4].mean(axis=1) >= LEAST_SIDE]:
        corner = (int(cx - w / 2) - 2, int(cy - h / 2) - 2)
        cv2.rectangle(canvas, corner, (int(cx + w / 2) + 2, int(cy + h / 2) + 2), (0, 0, 255), 1)
        cv2.putText(canvas, f"{score:.2f}", (corner[0], corner[1] - 2), 0, 0.4, (0, 0, 255), 1, cv2.LINE_AA)
    cv2.imwrite(str(path), canvas)


def check_wide_dev(detector: TiledDetector, folder: Path, threshold: float | None, pictures: Path | None) -> float:
    """Prints recall and false alarms; returns the threshold used (given, or the one for 0.5 false alarms a photo)."""
    photos = [(name, image, boxes, detector(image)[0]) for name, image, boxes in wide_dev(folder)]
    tally = Tally([judge(found, boxes) for _, _, boxes, found in photos])
    baseline = Tally([judge(blob_baseline(image), boxes) for _, image, boxes, _ in photos])
    print(f"wide-dev (development, n = {len(tally.best)} lesions in {tally.photos} photos): recall {tally.curve()}")
    print("  SimpleBlobDetector: recall {:.2f} at {:.2f}".format(*baseline.at(0.5)))
    chosen = tally.threshold_for(0.5) if threshold is None else threshold
    print("  at threshold {:.3f}: recall {:.3f}, {:.2f} false alarms a photo".format(chosen, *tally.at(chosen)))
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        for name, image, boxes, found in photos:
            picture(pictures / f"{name}.png", image, boxes, found[found[:, 4] >= chosen])
    return chosen


def rate_line(name: str, lesions: np.ndarray) -> str:
    return f"{name} {lesions.mean():.2f} (n {len(lesions)})" if len(lesions) else f"{name} - (n 0)"


def check_composites(detector: TiledDetector, materials: Materials, count: int, threshold: float) -> None:
    """Recall by size and tone, false alarms by scene kind, and the skin head, on composed scenes."""
    results, sizes, tones, skin_right, no_skin = [], [], [], [], []
    for index in range(count):
        scene = compose(np.random.default_rng([COMPOSITE_SEED, index]), materials, COMPOSITE_SIDE)
        found, skin = detector(scene.image)
        results.append(judge(found, scene.boxes))
        lesions = scene.boxes[scene.boxes[:, 4] > 0]
        sizes.extend(lesions[:, 2:4].mean(axis=1))
        tones.extend([scene.tone] * len(lesions))
        sure = (scene.skin < 0.1) | (scene.skin > 0.9)
        skin_right.append((scene.tone, ((skin > 0.5) == (scene.skin > 0.5))[sure].mean()))
        if scene.tone == 0:
            no_skin.append((skin > 0.5).mean())
    tally, sizes, tones = Tally(results), np.array(sizes), np.array(tones)
    found_at, skin_right = tally.best >= threshold, np.array(skin_right)
    print(f"composites of test lesions ({len(sizes)} lesions, {count} scenes): recall {tally.curve()}")
    print("  at threshold {:.3f}: recall {:.3f}, {:.2f} false alarms a scene".format(threshold, *tally.at(threshold)))
    bins = ((10, 12), (12, 15), (15, 24), (24, 48), (48, 100), (100, 300))
    print("  by size (px):", ", ".join(rate_line(f"{a}-{b}", found_at[(sizes >= a) & (sizes < b)]) for a, b in bins))
    groups = ((1, 4), (4, 7), (7, 10))
    print("  by Monk tone:", ", ".join(rate_line(f"{a}-{b}", found_at[(tones >= a) & (tones < b)]) for a, b in groups))
    print("  skin cells right:", ", ".join(
        rate_line(f"tone {a}-{b}", skin_right[(skin_right[:, 0] >= a) & (skin_right[:, 0] < b), 1]) for a, b in groups))
    print("  scenes without skin: {:.3f} of the cells called skin, worst {:.2f} (n {})".format(
        np.mean(no_skin), np.max(no_skin), len(no_skin)))


def check_skin(detector: TiledDetector, folder: Path, splits: Path, photographs: list[np.ndarray]) -> None:
    """The skin head on real photos: clinical close-ups of held-out people (nearly all skin), and held-out negatives."""
    tested = {row["unit"] for row in read_rows(splits) if row["source"] == "pad-ufes-20" and row["part"] == "test"}
    rows = [row for row in read_rows(folder / "index.csv") if row["patient_id"] in tested]
    shares = np.array([skin_share(detector, read_rgb(folder / row["image"])) for row in rows])
    print("close-ups of test people: {:.2f} of the photo called skin on average, under half in {} of {}".format(
        shares.mean(), int((shares < 0.5).sum()), len(shares)))
    print("held-out photos without skin:", ", ".join(f"{skin_share(detector, photo):.2f}" for photo in photographs))


def skin_share(detector: TiledDetector, image: np.ndarray) -> float:
    return float((detector.at_scale(image)[1] > 0.5).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with wide-dev and pad-ufes-20")
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/ and negatives/")
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--scenes", type=int, default=200)
    parser.add_argument("--pictures", type=Path, help="write wide-dev with boxes drawn here")
    arguments = parser.parse_args()
    detector = TiledDetector(str(arguments.model))
    threshold = check_wide_dev(detector, arguments.data / "wide-dev", arguments.threshold, arguments.pictures)
    if arguments.scenes:
        materials = Materials.load(arguments.cache / "library", "test", arguments.cache / "negatives")
        check_composites(detector, materials, arguments.scenes, threshold)
        splits = Path(__file__).resolve().parents[1] / "evaluation/splits.csv"
        check_skin(detector, arguments.data / "pad-ufes-20", splits, materials.photographs)


if __name__ == "__main__":
    main()
