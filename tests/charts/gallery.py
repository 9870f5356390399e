"""Writes the README's gallery: every chart small, light, and some in dark and black-and-white.

python -m tests.charts.gallery [FOLDER]     (needs kaleido, Pillow and a Chromium)
"""

import io
import os
import sys
from pathlib import Path

import kaleido
from PIL import Image

from graph.charts import ThemeName
from tests.charts.drawn import CHARTS
from tests.crisis import crisis

FOLDER = Path(__file__).parents[2] / ".github" / "gallery" / "charts"
LARGEST = 60_000  # bytes a picture
_WIDTH, _SHOWN = 900, 720  # pixels drawn, and kept
_PALETTE = 256  # colours: enough for flat charts


def main(folder: Path) -> None:
    """All of them."""
    folder.mkdir(parents=True, exist_ok=True)
    # A dead proxy keeps the browser's own calls from leaving the machine.
    os.environ.setdefault("CHOREO_PROXY_SERVER", "http://127.0.0.1:9")
    kaleido.start_sync_server(page_generator=kaleido.PageGenerator(mathjax=False), silence_warnings=True)
    try:
        for name in CHARTS:
            _write(folder, name, ThemeName.LIGHT, name)
        for theme in (ThemeName.DARK, ThemeName.BLACK_AND_WHITE):
            for name in ("tension", "ladder"):
                _write(folder, name, theme, f"{name}-{theme}")
    finally:
        kaleido.stop_sync_server()


def _write(folder: Path, name: str, theme: ThemeName, stem: str) -> None:
    figure = CHARTS[name](crisis(), theme)
    options = {"format": "png", "width": _WIDTH, "height": figure.layout.height, "scale": 2}
    picture = Image.open(io.BytesIO(kaleido.calc_fig_sync(figure, opts=options))).convert("RGB")
    small = picture.resize((_SHOWN, round(picture.height * _SHOWN / picture.width)), Image.Resampling.LANCZOS)
    path = folder / f"{stem}.png"
    small.quantize(_PALETTE, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes, more than {LARGEST}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
