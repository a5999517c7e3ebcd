"""Which photographs train, validate and test, and how their masks are used."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from models.training.arrays import Mask
from models.training.classifier.photos import (
    FINE_OF,
    LABEL_OF,
    RAREST_FIRST,
    SPL,
    all_photos,
    box_of,
    closeup,
    is_whole,
    load_photos,
    rows,
    widefield,
)
from models.training.places import SPLITS


def disc(width: int, height: int, x: float, y: float, radius: float) -> Mask:
    ys, xs = np.mgrid[:height, :width]
    return np.hypot(xs - x, ys - y) < radius


def unit_of(source: str, part: str) -> str:
    return next(row["unit"] for row in rows(SPLITS) if (row["source"], row["part"]) == (source, part))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One photo of each part, one withdrawn, one of nobody; 120 x 90 px with a round lesion."""
    masks = {"whole": disc(120, 90, 60, 45, 15), "filling": disc(120, 90, 60, 45, 70)}
    for folder in ("pad-ufes-20", "isic-dermoscopic"):
        (tmp_path / folder).mkdir()
        for name, mask in masks.items():
            cv2.imwrite(str(tmp_path / folder / f"{name}.png"), mask.astype(np.uint8) * 255)
        cv2.imwrite(str(tmp_path / folder / "photo.png"), np.full((90, 120, 3), (40, 90, 160), np.uint8))
    patients = [unit_of("pad-ufes-20", part) for part in ("train", "validation", "test")]
    images = [unit_of("isic", part) for part in ("train", "validation", "test", "withdrawn")]
    pad = [f"photo.png,whole.png,{unit},BCC" for unit in patients] + [
        f"photo.png,,{patients[0]},NEV",
        "photo.png,,X,MEL",
    ]
    isic = [f"photo.png,whole.png,{unit},nevus" for unit in images]
    isic += [f"photo.png,filling.png,{images[0]},melanoma", "photo.png,,ISIC_9999999,melanoma"]
    (tmp_path / "pad-ufes-20/index.csv").write_text("\n".join(["image,mask,patient_id,diagnostic", *pad]))
    (tmp_path / "isic-dermoscopic/index.csv").write_text("\n".join(["image,mask,image_id,label", *isic]))
    return tmp_path


def test_who_has_no_part_is_not_read(data: Path) -> None:
    parts = {part: [photo.unit for photo in load_photos(data, part)] for part in ("train", "validation", "test")}
    assert [len(units) for units in parts.values()] == [4, 2, 2]
    seen = {photo.unit for photo in all_photos(data)}
    assert not seen & {"X", "ISIC_9999999", unit_of("isic", "withdrawn")}


def test_all_photos_of_a_person_are_in_one_part(data: Path) -> None:
    of_patient = [photo for photo in all_photos(data) if photo.unit == unit_of("pad-ufes-20", "train")]
    assert [photo.part for photo in of_patient] == ["train", "train"]


def test_a_part_without_photos_is_refused(data: Path) -> None:
    for folder, header in (
        ("pad-ufes-20", "image,mask,patient_id,diagnostic"),
        ("isic-dermoscopic", "image,mask,image_id,label"),
    ):
        (data / folder / "index.csv").write_text(header + "\n")
    with pytest.raises(SystemExit, match="no photo of the test part"):
        load_photos(data, "test")


def test_an_unknown_diagnosis_is_refused_by_name(data: Path) -> None:
    index = data / "pad-ufes-20/index.csv"
    index.write_text(index.read_text().replace("NEV", "FLU"))
    with pytest.raises(SystemExit, match="'FLU'"):
        all_photos(data)


def test_masks_of_lesions_that_fill_a_dermoscope_are_left_out(data: Path) -> None:
    whole, filling = [photo for photo in load_photos(data, "train") if photo.source == "isic"]
    mask = whole.read_mask()
    assert mask is not None
    assert box_of(mask) == pytest.approx((60, 45, 29), abs=1)
    assert filling.read_mask() is None
    assert is_whole(mask)


def test_every_diagnosis_has_a_class_a_meaning_and_a_rank() -> None:
    assert set(LABEL_OF) == set(RAREST_FIRST)
    assert set(LABEL_OF) <= set(FINE_OF)
    assert {name for name, label in LABEL_OF.items() if label == SPL} == {"MEL", "BCC", "SCC", "melanoma"}


def test_a_close_up_is_padded_to_a_square_and_not_stretched() -> None:
    image = np.zeros((60, 120, 3), np.uint8)
    image[disc(120, 60, 60, 30, 20)] = 255
    x, y, diameter = box_of(closeup(image, 120)[..., 0] > 127)
    assert (x, y, diameter) == pytest.approx((60, 60, 39), abs=1.5)


def test_a_wide_field_crop_shows_three_diameters_around_the_lesion() -> None:
    mask = disc(400, 300, 200, 150, 30)
    image = np.where(mask[..., None], np.uint8(20), np.uint8(200)).repeat(3, axis=2)
    x, y, diameter = box_of(widefield(image, mask, 40, 192)[..., 0] < 110)
    assert (x, y) == pytest.approx((96, 96), abs=3)
    assert diameter == pytest.approx(192 / 3, abs=4)
