"""Write the hashes of the model files into models/manifest.json, after their contract has been checked.

    python -m models.training.export.seal_manifest

Run after an export; everything else in the manifest (version, thresholds, sources) is written by hand and reviewed.
The kiosk refuses to start with a model whose hash differs from the sealed one.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import onnx

from ..places import MODELS

TYPES: dict[int, str] = {onnx.TensorProto.UINT8: "uint8", onnx.TensorProto.FLOAT: "float32"}


def contract(value: onnx.ValueInfoProto) -> dict[str, Any]:
    """Name, element type and shape as the manifest writes them: -1 for the batch."""
    tensor = value.type.tensor_type
    shape = [dim.dim_value if dim.HasField("dim_value") else -1 for dim in tensor.shape.dim]
    return {"name": value.name, "type": TYPES[tensor.elem_type], "shape": shape}


def seal(entry: dict[str, Any]) -> None:
    """The model itself, and its int8 graph where it has one."""
    entry["sha256"] = checked(entry, MODELS / entry["file"])
    if "quantized" in entry:
        entry["quantized"]["sha256"] = checked(entry, MODELS / entry["quantized"]["file"])


def checked(entry: dict[str, Any], path: Path) -> str:
    """The file's hash; raises where its graph does not keep the contract."""
    graph = onnx.load(path).graph
    initializers = {tensor.name for tensor in graph.initializer}
    inputs = [contract(value) for value in graph.input if value.name not in initializers]
    outputs = {value.name: contract(value) for value in graph.output}
    used = {name: outputs.get(name) for name in entry["outputs"]}
    if inputs != [entry["input"]] or used != entry["outputs"]:
        raise SystemExit(f"{path.name} does not keep the manifest's contract: {inputs} → {outputs}")
    first = next(node.op_type for node in graph.node if entry["input"]["name"] in node.input)
    if first != "Cast":
        raise SystemExit(f"{path.name}: the first node is {first}, not Cast")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    print(f"{path.name}  {path.stat().st_size} bytes  {sha256}")
    return sha256


def seal_manifest() -> None:
    """Raises SystemExit where a file does not keep the contract; the manifest is then as it was."""
    path = MODELS / "manifest.json"
    manifest = json.loads(path.read_text())
    for name in ("detector", "classifier", "personFinder"):
        seal(manifest[name])
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    seal_manifest()


if __name__ == "__main__":
    main()
