"""Libraries that are installed only where somebody wants them."""

import os


def installing(package: str, version: str) -> str:
    """Return the command that installs one into the desk's own environment."""
    python = r".venv\Scripts\python.exe" if os.name == "nt" else ".venv/bin/python"
    return f"{python} -m pip install --only-binary=:all: {package}=={version}"
