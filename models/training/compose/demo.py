"""Make the kiosk's demo photographs: composed 12-megapixel body regions with lesions of held-out people.

    python -m models.training.compose.demo --cache CACHE --out models/demo [--only back]

Each photo has a .json of its name beside it: file, width, height, Monk tone, and for each lesion its box (x, y, width,
height in px, origin top left), source photograph and diagnosis; boxes.json holds them once more for the evaluation.
Only test-part cut-outs are used. Pictures for tests: compose/fixtures.py.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..compositor import body
from ..compositor.lesions import Library, paste
from ..compositor.noise import Box, blend, log_uniform
from ..compositor.placement import overlaps
from ..compositor.region import (
    backdrop,
    bare_skin,
    draw_hair,
    draw_navel,
    draw_waistband,
)
from ..compositor.scene import Materials
from .brown_lesions import Record, candidates, record_of, small_naevus
from .evaluation import label_of

SHAPE = (3000, 4000)  # px, height and width
MOST_BYTES = 1_850_000
SMALL = 38  # px: lesions up to this size are procedural


@dataclass
class Plan:
    """One photo: the region, its Monk tone, how many lesions of what size, and what surrounds it."""

    name: str
    seed: int
    region: Callable[[tuple[int, int]], body.Body]
    tone: float
    lesions: int
    sizes: tuple[float, float]
    melanoma: bool
    backdrop: str
    hair: int
    waistband: float | None  # its upper edge, share of the height
    exposure: float


PLANS = (
    Plan("back", 11, body.back, 3.6, 34, (20, 95), True, "room", 500, 0.94, 1.0),
    Plan("arm", 12, body.forearm, 8.3, 9, (34, 150), False, "sheet", 900, None, 1.2),
    Plan("abdomen", 13, body.abdomen, 6.0, 16, (22, 120), False, "wall", 700, 0.90, 1.12),
)


def add_lesions(rng: Rng, skin: Floats, place: body.Body, plan: Plan, library: Library) -> list[Record]:
    """Pastes the plan's lesions well inside the outline and clear of each other; returns their records."""
    queue = list(rng.permutation(candidates(library, False)))
    sizes = sorted((log_uniform(rng, *plan.sizes) for _ in range(plan.lesions)), reverse=True)
    if plan.melanoma:
        queue.insert(2, int(rng.choice(candidates(library, True))))
    floor = (plan.waistband or 1.0) * SHAPE[0] - 120
    taken: list[Box] = [(1850, 1950, 300, 400)] if plan.name == "abdomen" else []  # the navel
    records = []
    for size in sizes:
        patch = library.patch(int(queue.pop(0))) if size > SMALL else small_naevus(rng, size)
        for _ in range(300):
            x, y = rng.uniform(150, [SHAPE[1] - 150, floor])
            near = (x - size, y - size, 2 * size, 2 * size)
            if place.depth[int(y), int(x)] > 2 * size + 60 and not overlaps(near, taken, 30):
                break
        else:
            continue
        pasted = paste(skin, patch, (x, y), size * 1.25, rng)
        if pasted:
            taken.append(pasted.box)
            records.append(record_of(pasted, patch))
    return records


def compose_photo(plan: Plan, materials: Materials, room: Image) -> tuple[Floats, list[Record]]:
    """float32 RGB 0..1 and the records of its lesions."""
    rng = np.random.default_rng(plan.seed)
    place = plan.region(SHAPE)
    image = backdrop(rng, SHAPE, plan.backdrop, room)
    near = cv2.GaussianBlur(cv2.resize(place.opacity, None, fx=1 / 8, fy=1 / 8), (0, 0), 18)
    image *= (1 - 0.45 * cv2.resize(near, SHAPE[::-1]))[..., None]  # the body's shadow
    skin = bare_skin(rng, SHAPE, plan.tone)
    if plan.name == "abdomen":
        draw_navel(rng, skin, 2000, 2130)
    records = add_lesions(rng, skin, place, plan, materials.library)
    skin *= place.shade[..., None]
    draw_hair(rng, skin, place.depth, plan.hair, plan.tone)
    blend(image, skin, place.opacity)
    if plan.waistband:
        draw_waistband(rng, image, plan.waistband)
    return np.minimum(image * plan.exposure, 1), records


def save(path: Path, image: Floats, rng: Rng, most: int) -> None:
    """float32 RGB 0..1: a little blur and noise as from a phone, then the best JPEG quality under `most` bytes."""
    image = cv2.GaussianBlur(image, (0, 0), 0.8)
    image += 0.006 * cv2.GaussianBlur(rng.standard_normal(image.shape, dtype=np.float32), (0, 0), 0.7)
    pixels = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)[..., ::-1]
    for quality in range(92, 40, -3):
        _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
        if len(data) <= most:
            break
    path.write_bytes(data.tobytes())
    print(f"{path.name}: {image.shape[1]} x {image.shape[0]}, {len(data) / 1e6:.2f} MB, quality {quality}")


def write_boxes(demo: Path) -> None:
    """demo/boxes.json, as `npm run evaluate` reads it, from the records beside the photos."""
    entries = []
    for path in sorted(demo.glob("composed-*.json")):
        about = json.loads(path.read_text())
        boxes = [
            {
                "x": box["x"],
                "y": box["y"],
                "w": box["width"],
                "h": box["height"],
                "class": "lesion" if box["counts"] else "ignore",
                "label": label_of(box["diagnosis"]),
                "source": box["source"],
            }
            for box in about["boxes"]
        ]
        entries.append({"image": about["file"], "boxes": boxes, "tone": about["monkTone"]})
    (demo / "boxes.json").write_text(json.dumps(entries, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="folder with library/ and negatives/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", choices=[plan.name for plan in PLANS])
    arguments = parser.parse_args()
    demo = arguments.out
    demo.mkdir(parents=True, exist_ok=True)
    materials = Materials.load(arguments.cache / "library", "test", None)
    lobby = cv2.imread(str(arguments.cache / "negatives/hdri-lobby.png"))[..., ::-1]
    for plan in PLANS:
        if arguments.only in (None, plan.name):
            image, records = compose_photo(plan, materials, lobby)
            path = demo / f"composed-{plan.name}.jpg"
            save(path, image, np.random.default_rng(plan.seed), MOST_BYTES)
            about = {"file": path.name, "width": SHAPE[1], "height": SHAPE[0], "monkTone": plan.tone, "boxes": records}
            path.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    write_boxes(demo)


if __name__ == "__main__":
    main()
