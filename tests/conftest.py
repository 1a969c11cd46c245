"""Settings of all tests: a cache of compiled rules that is nobody's own, and a pace for hypothesis."""

import os

import pytest
from hypothesis import HealthCheck, settings

from textlint.engine.load import load

settings.register_profile(
    "textlint",
    deadline=None,  # the first example pays for tables that are read once
    max_examples=60,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("textlint")


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory):
    """A folder for compiled rules that commands under test share, so that no test reads or fills the user's own."""
    folder = tmp_path_factory.mktemp("cache")
    folder.chmod(0o700)
    before = {name: os.environ.get(name) for name in ("TEXTLINT_CACHE_DIR", "NO_COLOR")}
    os.environ["TEXTLINT_CACHE_DIR"] = str(folder)
    os.environ.pop("NO_COLOR", None)
    yield folder
    for name, value in before.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


@pytest.fixture(scope="session")
def rules():
    """The rules that ship with textlint, whole."""
    return load()
