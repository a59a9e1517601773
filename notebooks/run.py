"""Runs the Python notebook headless on a release: python run.py --release dist --out build/notebooks [--write]"""
import argparse
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

parser = argparse.ArgumentParser(description="Runs explore.ipynb headless on a release.")
parser.add_argument("--release", default="dist", help="a built release with its Arrow files and the database")
parser.add_argument("--out", default="build/notebooks", help="where the notebook with its answers and pictures goes")
parser.add_argument("--write", action="store_true", help="put answers and pictures into the notebook itself too")
options = parser.parse_args()

here = Path(__file__).resolve().parent
release = Path(options.release).resolve()
if not (release / "casus-foederis.duckdb").exists():
    sys.exit(f"{options.release}: holds no built release; run make first")
os.environ["DIST"] = str(release)
# Pictures are the same bytes on every run.
os.environ["SOURCE_DATE_EPOCH"] = "0"
out = Path(options.out)
out.mkdir(parents=True, exist_ok=True)

path = here / "explore.ipynb"
notebook = nbformat.read(path, as_version=4)
client = NotebookClient(notebook, timeout=300, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(here)}})
try:
    client.execute()
except CellExecutionError as error:
    sys.exit(f"{path.name}: {error.ename}: {error.evalue}")
finally:
    notebook.metadata.pop("language_info", None)
    nbformat.write(notebook, out / path.name)
if options.write:
    nbformat.write(notebook, path)
pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
print(f"{path.name}: {len(notebook.cells)} cells ran, {pictures} pictures")
