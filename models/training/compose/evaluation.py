"""Compose photographs with known lesions of people who trained nothing, to measure the detector and the whole product.

    python -m models.training.compose.evaluation --data DATA --part validation --out FOLDER

Writes JPEGs and boxes.json: a list of {image, boxes: [{x, y, w, h, class: lesion | ignore, label, source}], tone (Monk
1..10; absent where there is no skin), kind, clutter: [{kind, x, y, w, h}]}; px, origin top left. `label` is the class
that the source photograph's diagnosis stands for. Kinds: "small" photos are 1,024 px with lesions to 150 px, "large"
ones 2,816 px, near a 12-megapixel camera's, with lesions to 1,000 px; "bare-skin" and "off-skin" have no lesion;
"tones" shows the same scenes on each of the ten tones. Every tone comes equally often. Same part: same photos. Kinds
that boxes.json has already are not made again.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np

from ..compositor.colour import BROWN
from ..compositor.recipe import Recipe
from ..compositor.scene import Materials, Scene, compose
from ..data.materials import lay_out_materials
from ..places import DETECTOR_CACHE

SEED = {"validation": 20261124, "test": 20261125}
SMALLEST = 12  # px: the data sets count nothing smaller
TONES = 10
SUSPICIOUS, FOLLOW = {"MEL", "BCC", "SCC", "melanoma"}, {"ACK"}


@dataclass(frozen=True)
class Kind:
    """recipe of the scene; photos a tone; enlarged: times the scene is blown up before it is photographed; same: the
    same scenes for every tone."""

    recipe: Recipe
    per_tone: int
    enlarged: float = 1.0
    same: bool = False


KINDS = {
    "small": Kind(Recipe(side=1024, sizes=(16, 200), most=60, bare=0, no_skin=0), 6),
    "large": Kind(Recipe(side=1024, sizes=(60, 540), most=8, bare=0, no_skin=0, freckled=0), 2, 2.75),
    "bare-skin": Kind(Recipe(side=1024, bare=1, no_skin=0), 2),
    "off-skin": Kind(Recipe(side=1024, no_skin=1), 2),
    "tones": Kind(Recipe(side=1024, sizes=(14, 60), least=40, most=50, bare=0, no_skin=0), 4, same=True),
}


def label_of(diagnosis: str) -> str:
    """The classifier's class for a diagnosis of the source sets; procedural lesions are naevi."""
    return "spl" if diagnosis in SUSPICIOUS else "nspl-b" if diagnosis in FOLLOW else "nspl-a"


def entry_of(scene: Scene, name: str, kind: str, scale: float) -> dict:
    """The scene's record in boxes.json, in px of the enlarged photo."""
    boxes = []
    for (x, y, w, h, counts, brown), source, diagnosis in zip(
        scene.boxes * [scale, scale, scale, scale, 1, 1], scene.sources, scene.diagnoses, strict=True
    ):
        counted = counts and brown > BROWN and (w + h) / 2 >= SMALLEST
        boxes.append(
            {
                "x": round(x, 1),
                "y": round(y, 1),
                "w": round(w, 1),
                "h": round(h, 1),
                "class": "lesion" if counted else "ignore",
                "label": label_of(diagnosis),
                "source": source,
            }
        )
    clutter = [
        {"kind": what, "x": round(x * scale), "y": round(y * scale), "w": round(w * scale), "h": round(h * scale)}
        for what, x, y, w, h in scene.clutter
    ]
    tone = {"tone": round(scene.tone)} if scene.tone else {}
    return {"image": name, "kind": kind, "boxes": boxes, **tone, "clutter": clutter}


def compose_kind(kind: str, materials: Materials, seed: int, out: Path) -> list[dict]:
    plan, entries = KINDS[kind], []
    for index in range(plan.per_tone * TONES):
        rng = np.random.default_rng([seed, list(KINDS).index(kind), index // TONES if plan.same else index])
        recipe = Recipe(**{**asdict(plan.recipe), "tone": float(1 + index % TONES)})
        scene = compose(rng, materials, recipe, plan.enlarged)
        name = f"{kind}-{index:03d}.jpg"
        cv2.imwrite(str(out / name), scene.image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])
        entries.append(entry_of(scene, name, kind, plan.enlarged))
        print(f"\r{kind}: {index + 1}/{plan.per_tone * TONES}", end="", flush=True)
    print()
    return entries


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("validation", "test"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=DETECTOR_CACHE, help="folder with library/ and negatives/")
    arguments = parser.parse_args()
    lay_out_materials(arguments.data, arguments.cache)
    arguments.out.mkdir(parents=True, exist_ok=True)
    materials = Materials.load(arguments.cache / "library", arguments.part, arguments.cache / "negatives")
    index = arguments.out / "boxes.json"
    entries = json.loads(index.read_text()) if index.exists() else []
    for kind in KINDS:
        if not any(entry["kind"] == kind for entry in entries):
            entries += compose_kind(kind, materials, SEED[arguments.part], arguments.out)
            index.write_text(json.dumps(entries, indent=1) + "\n")


if __name__ == "__main__":
    main()
