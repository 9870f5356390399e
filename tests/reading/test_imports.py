"""What runs at run time loads no PyTorch."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TRAINING = {
    *("net", "losses", "training", "train", "pretrain", "pretrained", "descent", "checkpoint"),
    *("export", "evaluate", "torch_reader"),
}
_UNWANTED = ("torch", "transformers", "safetensors", "onnx")


def test_the_reader_loads_no_training_package() -> None:
    modules = sorted(path.stem for path in (ROOT / "graph" / "reading").glob("[!_]*.py") if path.stem not in _TRAINING)
    assert "read" in modules
    imports = ", ".join(f"graph.reading.{module}" for module in modules)
    program = f"import sys, {imports}; print(' '.join(set({_UNWANTED!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []
