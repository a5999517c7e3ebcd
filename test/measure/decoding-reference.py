"""The second decoder of decoding.ts: Pillow, with LittleCMS for ICC profiles.

Reads paths from standard input, one a line; for each writes one line of JSON to standard output: the size and the file
with the upright 8-bit sRGB pixels over white, or why Pillow has none.
"""

import io
import json
import sys
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = None


def eight_bit(image: Image.Image) -> Image.Image:
    """16-bit grey, which Pillow only clips, and palettes."""
    if image.mode in ("I", "I;16", "I;16B", "I;16L"):
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode == "PA":
        return image.convert("RGBA")
    if image.mode in ("1", "La"):
        return image.convert("L" if image.mode == "1" else "LA")
    return image.convert("RGBA") if image.mode in ("RGBa", "RGBX") else image


def srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    colours = image.convert({"RGBA": "RGB", "LA": "L"}.get(image.mode, image.mode))
    if profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        colours = ImageCms.profileToProfile(colours, source, SRGB, outputMode="RGB")
    colours = colours.convert("RGB")
    if alpha is None and "transparency" in image.info and image.mode in ("RGB", "L"):
        alpha = image.convert("RGBA").getchannel("A")
    if alpha is None:
        return colours
    white = Image.new("RGB", image.size, "white")
    white.paste(colours, mask=alpha)
    return white


def read(path: str, out: Path) -> dict[str, object]:
    with Image.open(path) as image:
        image.load()
        upright = srgb(eight_bit(ImageOps.exif_transpose(image)))
    out.write_bytes(upright.tobytes())
    return {"width": upright.width, "height": upright.height, "pixels": str(out)}


def main() -> None:
    folder = Path(sys.argv[1])
    for number, line in enumerate(sys.stdin, start=int(sys.argv[2])):
        try:
            answer = read(line.rstrip("\n"), folder / str(number))
        except Exception as error:  # noqa: BLE001 whatever Pillow throws is its answer
            answer = {"why": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
