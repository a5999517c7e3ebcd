"""Which spots of two runs are the same."""

from typing import Any

from models.training.check.compare_spots import overlap, pairs


def spot(x: float, image: str = "000.png", side: float = 10) -> dict[str, Any]:
    return {"image": image, "box": {"x": x, "y": 0, "width": side, "height": side}}


def test_overlap_is_that_of_the_union() -> None:
    assert overlap(spot(0)["box"], spot(0)["box"]) == 1
    assert overlap(spot(0)["box"], spot(5)["box"]) == 50 / 150
    assert overlap(spot(0)["box"], spot(20)["box"]) == 0


def test_pairs_take_the_nearest_of_the_same_photo_and_none_twice() -> None:
    ours, theirs = [spot(0), spot(1), spot(40)], [spot(2), spot(0), spot(40, "001.png")]
    assert pairs(ours, theirs) == [(ours[0], theirs[1]), (ours[1], theirs[0])]


def test_spots_that_touch_are_no_pair() -> None:
    assert pairs([spot(0)], [spot(6)]) == []
