"""Which people train, validate and test."""

import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest
from models.training.classifier.photos import PARTS, rows
from models.training.data import make_splits
from models.training.data.make_splits import assign, extended, strata_of
from models.training.places import SPLITS

# They duplicate photos of an independent test.
WITHDRAWN = {"0000171", "0000215", "0012930", "0013492", "0013498", "0015110", "0015190"}


def test_frozen_splits_name_everyone_once() -> None:
    frozen = rows(SPLITS)
    assert max(Counter((row["source"], row["unit"]) for row in frozen).values()) == 1
    assert {row["part"] for row in frozen} == {*PARTS, "withdrawn"}
    for source, validation, test in (("pad-ufes-20", 101, 135), ("isic", 298, 400)):
        parts = Counter(row["part"] for row in frozen if row["source"] == source)
        assert (parts["validation"], parts["test"]) == (validation, test), "nobody joins or leaves what measures"


def test_seven_images_stay_withdrawn() -> None:
    assert {row["unit"] for row in rows(SPLITS) if row["part"] == "withdrawn"} == {f"ISIC_{name}" for name in WITHDRAWN}


def test_new_people_move_no_one() -> None:
    strata = {f"P{i}": "MEL" if i % 20 == 0 else "BCC" for i in range(400)}
    first = assign(strata, random.Random(1))
    more = strata | {f"N{i}": "SCC" for i in range(30)} | {f"A{i}": "BCC" for i in range(50)}
    second = extended(first, more, random.Random(2))
    assert {unit: second[unit] for unit in first} == first
    assert set(second) == set(more)
    assert {second[f"N{i}"] for i in range(30)} == set(PARTS)


def test_every_part_gets_its_share_of_the_rare() -> None:
    parts = assign({f"P{i}": "MEL" if i < 20 else "BCC" for i in range(400)}, random.Random(3))
    assert Counter(parts[f"P{i}"] for i in range(20)) == {"train": 13, "validation": 3, "test": 4}


def test_a_patient_counts_as_their_rarest_diagnosis() -> None:
    table = [{"id": "A", "is": "BCC"}, {"id": "A", "is": "MEL"}, {"id": "A", "is": "NEV"}, {"id": "B", "is": "BCC"}]
    assert strata_of(table, "id", "is") == {"A": "MEL", "B": "BCC"}


def test_the_command_keeps_every_row_and_adds_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = tmp_path / "splits.csv"
    shutil.copy(SPLITS, frozen)
    for folder, table in {
        "pad-ufes-20": "patient_id,diagnostic\nPAT_NEW,MEL\nPAT_NEW,BCC\n",
        "pad-ufes-20-cutouts": "patient_id,diagnostic\nPAT_CUT,BCC\n",
        "isic-dermoscopic": "image_id,label\nISIC_0000171,nevus\nISIC_9999999,melanoma\n",
    }.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.csv").write_text(table)
    monkeypatch.setattr(sys, "argv", ["make_splits", "--data", str(tmp_path), "--out", str(frozen)])
    make_splits.main()
    before, after = (
        Counter((row["source"], row["unit"], row["part"]) for row in rows(path)) for path in (SPLITS, frozen)
    )
    assert {unit for _, unit, _ in (after - before)} == {"PAT_NEW", "PAT_CUT", "ISIC_9999999"}
    assert not before - after
