"""The one file that starts everything: what it prepares, what it hands over, what it says."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "run.py"
TROUBLE = 3


class HandedOver(Exception):  # noqa: N818  stands for the program that takes over
    """What the start hands over: words and settings."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return run.py on a place of its own, where nothing is installed or started."""
    spec = importlib.util.spec_from_file_location("run", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "uv.lock").write_text("version = 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()

    def hand_over(*words: object, **settings: str) -> int:
        raise HandedOver([str(word) for word in words], settings)

    def never(*words: object, **_: object) -> bool:
        raise AssertionError(words)

    monkeypatch.setattr(module, "hand_over", hand_over)
    monkeypatch.setattr(module, "call", never)
    return module


@pytest.fixture
def ready(run: Any) -> Any:
    """Return run.py where everything was prepared before."""
    for level in ("run", "dev", "offscreen", "screen", "test"):
        run.stamp(level)
    return run


def handed(run: Any, *words: str) -> tuple[list[str], dict[str, str]]:
    """Return what is handed over for these words."""
    with pytest.raises(HandedOver) as caught:
        run.main(list(words))
    given: tuple[list[str], dict[str, str]] = caught.value.args
    return given


def test_an_older_python_can_read_it_to_say_that_it_is_too_old() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 8))
    first = next(node for node in tree.body if isinstance(node, ast.If))
    assert "3, 11" in ast.unparse(first.test)
    before = [node for node in tree.body if node.lineno < first.lineno]
    assert all(isinstance(node, ast.Import | ast.ImportFrom | ast.Expr) for node in before)


def test_it_needs_the_standard_library_only() -> None:
    names = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name) or ""
        for node in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert names <= {
        "ctypes", "hashlib", "importlib.util", "os", "pathlib", "shutil", "subprocess", "sys",
    }  # fmt: skip


def test_a_prepared_start_installs_nothing(ready: Any) -> None:
    words, settings = handed(ready, "ask", "invoices", "--json")
    assert words == ["-P", "-m", "ises_desk", "ask", "invoices", "--json"]
    assert settings == {}


def test_another_lock_is_prepared_anew(ready: Any) -> None:
    (ready.ROOT / "uv.lock").write_text("version = 2", encoding="utf-8")
    assert not ready.stamped("run")


def test_another_place_is_prepared_anew(ready: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other = ready.ROOT / "elders"
    other.mkdir()
    (other / "uv.lock").write_bytes((ready.ROOT / "uv.lock").read_bytes())
    monkeypatch.setattr(ready, "ROOT", other)
    assert not ready.stamped("run")


def test_the_tests_run_on_two_cores_unless_told_otherwise(ready: Any) -> None:
    assert handed(ready, "test")[0] == ["-m", "pytest", "-n3", "--dist=worksteal"]
    assert handed(ready, "test", "-n0", "-k", "rente")[0] == ["-m", "pytest", "-n0", "-k", "rente"]


def test_without_a_screen_the_demonstration_draws_off_screen(
    ready: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready, "has_screen", lambda: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert handed(ready, "demo")[1] == {"QT_QPA_PLATFORM": "offscreen"}
    monkeypatch.setattr(ready, "has_screen", lambda: True)
    assert handed(ready, "demo")[1] == {}


def test_without_a_screen_the_window_says_so(
    ready: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ready, "has_screen", lambda: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert ready.main([]) == TROUBLE
    assert "geen scherm" in capsys.readouterr().err


def test_a_library_that_does_not_load_is_named_by_its_package(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "OFFSCREEN", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    assert run.packages_missing("offscreen") == ["libnowhere9"]


def test_what_tests_load_from_a_fixed_place_is_named_by_its_package(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SCREEN", {})
    monkeypatch.setattr(run, "TOOLS", {__file__: "there", f"{__file__}.not": "python3-nowhere"})
    assert run.packages_missing("test") == ["python3-nowhere"]
    assert run.packages_missing("screen") == []


def test_without_root_the_one_exact_line_is_told(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(run.Stop, match="sudo apt-get install -y --no-install-recommends libegl1"):
        run.install_packages(["libegl1"])


def test_on_another_system_the_packages_are_named(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(run.Stop, match="libegl1"):
        run.install_packages(["libegl1"])


def test_root_installs_after_an_update(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[object, ...]] = []

    def call(*words: object) -> bool:
        called.append(words)
        return True

    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(run, "call", call)
    run.install_packages(["libegl1", "libgl1"])
    assert [words[-1] if "update" in words else words[1] for words in called] == [
        "update",
        "install",
    ]
    assert {"libegl1", "libgl1"} <= set(called[1])


def test_uv_learns_the_certificate_that_pip_knows(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("PIP_CERT", "bedrijf.pem")
    monkeypatch.setenv("UV_INDEX_URL", "https://spiegel.voorbeeld/simple")
    monkeypatch.setenv("VIRTUAL_ENV", "elders")
    own = run.surroundings()
    assert own["SSL_CERT_FILE"] == "bedrijf.pem"
    assert own["UV_INDEX_URL"] == "https://spiegel.voorbeeld/simple"
    assert "VIRTUAL_ENV" not in own


def test_what_was_installed_for_tests_stays_when_the_lock_changes(
    ready: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []

    def call(*words: object, **_: object) -> bool:
        called.append([str(word) for word in words])
        return True

    monkeypatch.setattr(ready, "call", call)
    monkeypatch.setattr(ready, "find_uv", lambda: "uv")
    (ready.ROOT / "uv.lock").write_text("version = 2", encoding="utf-8")
    handed(ready, "actions")
    assert called[0][:3] == ["uv", "sync", "--frozen"]
    assert "--no-dev" not in called[0]
    assert ready.stamped("run")
    assert ready.stamped("dev")


def test_pip_takes_over_where_uv_finds_nothing(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []

    def call(*words: object, **_: object) -> bool:
        called.append([str(word) for word in words])
        return "sync" not in called[-1]

    monkeypatch.setattr(run, "call", call)
    monkeypatch.setattr(run, "find_uv", lambda: "uv")
    handed(run, "actions")
    assert any("--require-hashes" in words for words in called)
    assert run.stamped("run")


def test_what_can_not_be_installed_is_told_and_not_remembered(
    run: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "call", lambda *_words, **_how: False)
    monkeypatch.setattr(run, "find_uv", lambda: "uv")
    assert run.main(["actions"]) == TROUBLE
    assert "konden niet worden geïnstalleerd" in capsys.readouterr().err
    assert not run.stamped("run")
