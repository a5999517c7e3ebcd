"""Compose good photographs of many lesions, of people who trained nothing: what the limits of the photo checks are
measured on (npm run evaluate -- --quality), which makes them worse step by step.

    python -m models.training.compose.good --data DATA --part validation --out FOLDER

As compose/evaluation.py, but every scene is another one, well lit and sharp, without hair and glare. Same part, same
library: same photos.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from ..arrays import Floats, Image, Rng
from ..compositor.camera import METERED
from ..compositor.colour import BROWN
from ..compositor.noise import log_uniform
from ..compositor.recipe import Recipe
from ..compositor.scene import Materials, Scene, compose
from ..data.materials import lay_out_materials
from ..places import DETECTOR_CACHE
from .evaluation import TONES, entry_of

SEED = {"validation": 20261126, "test": 20261127}
SIDE = 960  # px: four tiles of the detector
RECIPE = Recipe(side=SIDE, sizes=(16, 110), least=20, most=32, bare=0, no_skin=0)
SPOILT = {"hair", "glare"}  # what the sweep itself draws
FEWEST = 6  # lesions that count


def good_camera(rng: Rng, image: Floats) -> Image:
    """float32 RGB 0..1 [h, w, 3] -> uint8 RGB: exposed for the skin, in focus, of little noise."""
    metered = np.clip(METERED / max(float(np.median(image)), 0.03), 0.7, 4) ** rng.uniform(0.4, 0.8)
    image = np.clip(image * np.float32(metered * log_uniform(rng, 0.85, 1.1)), 0, 1) ** rng.uniform(0.95, 1.1)
    image *= rng.normal(1, 0.02, 3).clip(0.95, 1.05).astype(np.float32)
    image = cv2.GaussianBlur(image, (0, 0), log_uniform(rng, 0.35, 1.0))
    image = image + rng.standard_normal(image.shape, dtype=np.float32) * log_uniform(rng, 0.003, 0.01)
    return (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)


def good_scene(rng: Rng, materials: Materials, tone: float) -> Scene:
    """The first scene from `rng` that nothing spoils and that shows lesions enough."""
    while True:
        scene = compose(rng, materials, Recipe(**{**RECIPE.__dict__, "tone": tone}), camera=good_camera)
        if (
            not SPOILT & {kind for kind, *_ in scene.clutter}
            and ((scene.boxes[:, 4] > 0) & (scene.boxes[:, 5] > BROWN)).sum() >= FEWEST
        ):
            return scene


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("validation", "test"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--first", type=int, default=0, help="number of the first photo: others than before")
    parser.add_argument("--cache", type=Path, default=DETECTOR_CACHE, help="folder with library/ and negatives/")
    arguments = parser.parse_args()
    lay_out_materials(arguments.data, arguments.cache)
    arguments.out.mkdir(parents=True, exist_ok=True)
    materials = Materials.load(arguments.cache / "library", arguments.part, arguments.cache / "negatives")
    entries = []
    for index in range(arguments.first, arguments.first + arguments.photos):
        # Halves of the set, photo by photo, have the same tones.
        scene = good_scene(np.random.default_rng([SEED[arguments.part], index]), materials, 1.0 + index // 2 % TONES)
        name = f"good-{index:03d}.jpg"
        cv2.imwrite(str(arguments.out / name), scene.image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])
        entries.append(entry_of(scene, name, "good", 1))
        print(f"\r{len(entries)}/{arguments.photos}", end="", flush=True)
    (arguments.out / "boxes.json").write_text(json.dumps(entries, indent=1) + "\n")


if __name__ == "__main__":
    main()
