"""What a student writes in an afternoon: the shipped int8 models, onnxruntime and OpenCV, from a photo to graded lesions.

    python models/evaluate/peers/plain.py PHOTO

It finds, merges, crops and grades as the kiosk does, but checks no photo quality, looks for no scale card, gives no
second chance to faint spots, streams nothing and trusts its input. For each line on standard input it analyses the
photo once and prints {"ms", "cpuMs", "lesions"}: `npm run bench -- --peers` asks it in turn with the kiosk.
Needs onnxruntime, opencv-python and numpy.
"""

import json
import sys
import time
from pathlib import Path

import cv2
import numpy as np

MODELS = Path(__file__).parents[2]
sys.path.insert(0, str(MODELS / "training" / "detector"))
from detector_run import TiledDetector, onnxruntime  # noqa: E402

BATCH = 16
PER_DIAMETER = 3


class Classifier:
    def __init__(self, path: Path) -> None:
        self.session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        self.side = self.session.get_inputs()[0].shape[1]

    def crop(self, photo, box):
        """The lesion with as much skin on every side; beyond the photo its edge is repeated."""
        x, y, w, h = box[:4]
        side = max(1, round(PER_DIAMETER * (w + h) / 2))
        left, top = round(x - side / 2), round(y - side / 2)
        rows = np.clip(np.arange(top, top + side), 0, photo.shape[0] - 1)
        columns = np.clip(np.arange(left, left + side), 0, photo.shape[1] - 1)
        window = photo[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        edges = (-min(top, 0), max(0, top + side - photo.shape[0]), -min(left, 0), max(0, left + side - photo.shape[1]))
        if any(edges):
            window = cv2.copyMakeBorder(window, *edges, cv2.BORDER_REPLICATE)
        method = cv2.INTER_AREA if side > self.side else cv2.INTER_LINEAR
        return cv2.resize(window, (self.side, self.side), interpolation=method)

    def __call__(self, photo, boxes):
        crops = [self.crop(photo, box) for box in boxes]
        return [
            self.session.run(None, {"crops": np.stack(crops[i : i + BATCH])}) for i in range(0, len(crops), BATCH)
        ]


def main() -> None:
    manifest = json.loads((MODELS / "manifest.json").read_text())
    least = manifest["detector"]["minConfidence"]
    detector = TiledDetector(str(MODELS / manifest["detector"]["quantized"]["file"]), least)
    classify = Classifier(MODELS / manifest["classifier"]["quantized"]["file"])
    encoded = np.fromfile(sys.argv[1], np.uint8)
    for _ in sys.stdin:
        began, cpu = time.perf_counter(), time.process_time()
        photo = cv2.cvtColor(cv2.imdecode(encoded, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
        boxes = detector(photo)
        classify(photo, boxes)
        ms, cpu_ms = 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - cpu)
        print(json.dumps({"ms": ms, "cpuMs": cpu_ms, "lesions": len(boxes)}), flush=True)


if __name__ == "__main__":
    main()
