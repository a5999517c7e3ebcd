"""Every command says how it is called, and every document names files that exist."""

import importlib
import re
import sys
from pathlib import Path

import pytest
from models.training.places import MODELS, ROOT

TRAINING = MODELS / "training"
FILES = [path for path in sorted(TRAINING.glob("*/*.py")) if path.parent.name != "tests"]
COMMANDS = [path.relative_to(ROOT).with_suffix("").parts for path in FILES if "def main()" in path.read_text()]
DOCUMENTS = {
    "README.md": [ROOT / "README.md"],
    "models": sorted(MODELS.rglob("*.md")),
    "test/fixtures": sorted((ROOT / "test/fixtures").rglob("*.md")),
    "models/training": FILES,
    "src": sorted([*(ROOT / "src").rglob("*.ts"), *(MODELS / "evaluate").rglob("*.ts")]),
}
EXISTING = {str(path.relative_to(TRAINING)) for path in TRAINING.rglob("*.py")}
BARE = {Path(name).name for name in EXISTING}


@pytest.mark.parametrize("parts", COMMANDS, ids=".".join)
def test_help_names_the_command(
    parts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = ".".join(parts)
    monkeypatch.setattr(sys, "argv", [name, "--help"])
    with pytest.raises(SystemExit) as ended:
        importlib.import_module(name).main()
    assert ended.value.code == 0
    assert f"python -m {name}" in capsys.readouterr().out


@pytest.mark.parametrize("documents", DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents_name_files_that_exist(documents: list[Path]) -> None:
    for document in documents:
        text = document.read_text()
        modules = {name.replace(".", "/") + ".py" for name in re.findall(r"-m models\.training\.([\w.]+\w)", text)}
        files = {name for name in re.findall(r"[\w./-]+\.py\b", text) if not name.startswith(("http", "../"))}
        named = {name.removeprefix("models/").removeprefix("training/") for name in files}
        missing = {name for name in modules | named if name not in (EXISTING if "/" in name else BARE)}
        assert not missing, f"{document} names them"
