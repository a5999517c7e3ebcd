"""Lay out the freely licensed pictures without skin that the compositor uses (SOURCES.md names each and its licence).

    npm pack @pmndrs/assets@1.7.0 && tar xzf pmndrs-assets-1.7.0.tgz         # -> package/
    pip download --no-deps scikit-image && unzip scikit_image*.whl           # -> skimage/
    pip install OpenEXR
    python gather_negatives.py --assets package --skimage skimage --out CACHE/negatives
"""

import argparse
import base64
import re
import tempfile
from pathlib import Path

import cv2
import numpy as np
import OpenEXR

SKIMAGE_PICTURES = ("brick", "chelsea", "coffee", "grass", "gravel")     # the CC0 ones among its samples


def read_environment(path: Path) -> np.ndarray:
    """An HDR panorama packed as base64 in a JavaScript module, tone-mapped to uint8 RGB [h, w, 3]."""
    data = re.search(r"data:[^,]*,([A-Za-z0-9+/=]+)", path.read_text()).group(1)
    with tempfile.NamedTemporaryFile(suffix=".exr") as file:
        file.write(base64.b64decode(data))
        file.flush()
        light = np.asarray(next(iter(OpenEXR.File(file.name).channels().values())).pixels, np.float32)[..., :3]
    light = np.maximum(light, 0) * 0.18 / max(float(np.median(light.mean(axis=-1))), 1e-4)
    return (np.clip(1.25 * light / (light + 0.6), 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assets", type=Path, required=True)
    parser.add_argument("--skimage", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in sorted((arguments.assets / "hdri").glob("*.exr.js")):
        picture = read_environment(path)
        cv2.imwrite(str(arguments.out / f"hdri-{path.name.split('.')[0]}.png"), picture[..., ::-1])
    for name in SKIMAGE_PICTURES:
        picture = cv2.imread(str(arguments.skimage / f"data/{name}.png"))
        cv2.imwrite(str(arguments.out / f"skimage-{name}.png"), picture)


if __name__ == "__main__":
    main()
