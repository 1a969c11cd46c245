"""Which files of a folder are rules."""

from pathlib import Path


def rule_files(folder: Path) -> list[Path]:
    """The rule files under `folder`: YAML and Python, but for `__init__.py`, caches, and what is hidden."""
    return sorted(
        path
        for suffix in ("yaml", "yml", "py")
        for path in folder.rglob(f"*.{suffix}")
        if path.name != "__init__.py"
        and not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts)
    )
