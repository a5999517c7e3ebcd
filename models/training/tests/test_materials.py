"""Caches name the photographs from which they are made."""

from pathlib import Path

import pytest
from models.training.data import materials
from models.training.data.materials import keep_to_source


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("pad-ufes-20", "isic-dermoscopic"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.csv").write_text("image\na.png\n")
    (tmp_path / "splits.csv").write_text("source,unit,part\n")
    monkeypatch.setattr(materials, "SPLITS", tmp_path / "splits.csv")
    return tmp_path


@pytest.mark.parametrize("changed", ["pad-ufes-20/index.csv", "isic-dermoscopic/index.csv", "splits.csv"])
def test_a_folder_made_of_other_photographs_is_refused(data: Path, changed: str) -> None:
    library = data / "library"
    keep_to_source(library, data)
    (library / "cut-outs").write_text("…")
    keep_to_source(library, data)
    (data / changed).write_text("something else\n")
    with pytest.raises(SystemExit, match="Delete it"):
        keep_to_source(library, data)
    assert (library / "cut-outs").exists()


def test_a_folder_that_does_not_say_is_refused(data: Path) -> None:
    library = data / "library"
    library.mkdir()
    (library / "cut-outs").write_text("…")
    with pytest.raises(SystemExit, match="Delete it"):
        keep_to_source(library, data)
