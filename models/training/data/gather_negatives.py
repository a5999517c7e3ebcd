"""Fetch and lay out the freely licensed pictures without skin that the compositor uses (SOURCES.md names each).

    python -m models.training.data.gather_negatives --out .cache/detector/negatives

Fetches npm's @pmndrs/assets by `npm pack`; scikit-image's samples lie in its wheel, which requirements.txt pins.
"""

import argparse
import base64
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import cv2
import numpy as np
import OpenEXR

from ..arrays import Image

ASSETS = "@pmndrs/assets@1.7.0"
SKIMAGE_PICTURES = ("brick", "chelsea", "coffee", "grass", "gravel")  # the CC0 ones among its samples


def read_environment(module: str) -> Image:
    """An HDR panorama packed as base64 in the text of a JavaScript module, tone-mapped to uint8 RGB [h, w, 3]."""
    found = re.search(r"data:[^,]*,([A-Za-z0-9+/=]+)", module)
    if found is None:
        raise SystemExit(f"{ASSETS}: a module holds no panorama")
    with tempfile.NamedTemporaryFile(suffix=".exr") as file:
        file.write(base64.b64decode(found[1]))
        file.flush()
        stored = np.asarray(next(iter(OpenEXR.File(file.name).channels().values())).pixels, np.float32)[..., :3]
    light = np.maximum(stored, 0) * 0.18 / max(float(np.median(stored.mean(axis=-1))), 1e-4)
    return (np.clip(1.25 * light / (light + 0.6), 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)


def environments() -> Iterator[tuple[str, Image]]:
    """Yields (name, picture) of every panorama in the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", ASSETS, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            for member in sorted(package.getmembers(), key=lambda member: member.name):
                name = Path(member.name)
                text = package.extractfile(member) if name.match("package/hdri/*.exr.js") else None
                if text is not None:
                    yield name.name.split(".")[0], read_environment(text.read().decode())


def skimage_picture(name: str) -> Image:
    """A sample picture of the installed scikit-image, BGR."""
    path = next(file for file in files("scikit-image") or () if file.match(f"skimage/data/{name}.png"))
    return cv2.imread(str(path.locate()))


def gather_negatives(folder: Path) -> None:
    """Lays out hdri-NAME.png and skimage-NAME.png, the last of SKIMAGE_PICTURES last."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in environments():
        cv2.imwrite(str(folder / f"hdri-{name}.png"), picture[..., ::-1])
    for name in SKIMAGE_PICTURES:
        cv2.imwrite(str(folder / f"skimage-{name}.png"), skimage_picture(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    gather_negatives(parser.parse_args().out)


if __name__ == "__main__":
    main()
