"""Measures how well the shipped classifier tells crops that can't be judged (compose/strange.py) from real lesions.

    python -m models.training.check.unfamiliar --data DATA --part PART --strange FOLDER

Prints the figures of each kind and writes models/evaluation/unfamiliar-PART.json: AUROC of `unfamiliarity` against the
part's lesion crops (close-ups, dermoscopic photos, wide-field crops of 25, 40 and 80 px), with a 95 % interval over
people, images and crops; the same for the product's two checks together (`unfamiliarity` and the share of clipped
pixels, each relative to its limit); and the shares that they call unassessable.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime

from ..arrays import Floats, Image
from ..classifier.grading import BATCH
from ..classifier.metrics import auroc, bootstrap, share
from ..classifier.photos import closeup, read_rgb, rows
from ..classifier.views import lesion_views
from ..export.calibration import VIEWS
from ..export.classifier import MANIFEST
from ..places import EVALUATION, MODELS

SHOWN = [name for names in VIEWS.values() for name in names]
CLIPPED_LOW, CLIPPED_HIGH, MOST_CLIPPED = 8, 247, 0.5  # as src/vision/pixels/crop.ts


def clipped(crops: Image) -> Floats:
    """Share of pixels without detail, relative to the most that the product allows."""
    green = crops[..., 1]
    return ((green <= CLIPPED_LOW) | (green >= CLIPPED_HIGH)).mean((1, 2)) / MOST_CLIPPED


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--strange", type=Path, required=True)
    parser.add_argument("--part", choices=("validation", "test"), required=True)
    parser.add_argument("--out", type=Path, help="models/evaluation/unfamiliar-PART.json")
    arguments = parser.parse_args()
    manifest = json.loads(MANIFEST.read_text())["classifier"]
    session = onnxruntime.InferenceSession(MODELS / manifest["quantized"]["file"], providers=["CPUExecutionProvider"])

    def checks(crops: Image) -> Floats:
        """[n, 2]: unfamiliarity alone, and the larger of both checks; from 1 on a crop is unassessable."""
        own = np.concatenate(
            [session.run(["unfamiliarity"], {"crops": crops[i : i + BATCH]})[0] for i in range(0, len(crops), BATCH)]
        )
        alone = own / manifest["unfamiliarFrom"]
        return np.stack([alone, np.maximum(alone, clipped(crops))], 1)

    views = [view for name, view in lesion_views(arguments.data, arguments.part).items() if name in SHOWN]
    real = np.concatenate([checks(view.crops) for view in views])
    units = [unit for view in views for unit in view.units]
    table = rows(arguments.strange / "index.csv")
    strange = checks(np.stack([closeup(read_rgb(arguments.strange / row["image"])) for row in table]))
    kinds = np.array([row["kind"] for row in table])
    report = {
        "model sha256": manifest["sha256"],
        "part": arguments.part,
        "unfamiliarFrom": manifest["unfamiliarFrom"],
        "lesion crops called unassessable": bootstrap(share, units, real[:, 1] >= 1),
    }
    for kind in ("every kind", *dict.fromkeys(kinds)):
        own = strange if kind == "every kind" else strange[kinds == kind]
        names = [f"strange {i}" for i in range(len(own))]
        is_strange = np.repeat([False, True], [len(real), len(own)])
        both = np.concatenate([real, own])
        report[kind] = {
            "auroc, unfamiliarity": bootstrap(auroc, units + names, is_strange, both[:, 0]),
            "auroc, with clipping": bootstrap(auroc, units + names, is_strange, both[:, 1]),
            "called unassessable": bootstrap(share, names, own[:, 1] >= 1),
        }
    out = arguments.out or EVALUATION / f"unfamiliar-{arguments.part}.json"
    out.write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
