#!/usr/bin/env python3
"""Start, demonstrate, test or measure ises_desk on a machine that has only Python.

Standard library only. The first start makes the environment `.venv` from `uv.lock`;
a stamp in it makes every later start immediate and independent of the network.
"""

import hashlib
import os
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  the one file that an older Python may meet
    sys.exit(
        f"ises_desk heeft Python 3.11 of nieuwer nodig; dit is {sys.version.split()[0]}. "
        "Installeer een nieuwere Python (https://www.python.org) en probeer het opnieuw."
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OWN_UV = ROOT / ".uv"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
TROUBLE = 3

# What Qt loads from the system, by the Debian package that brings it (and the rest with it).
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
SCREEN = {
    **OFFSCREEN,
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# What the tests run, or load from where it always is, by package.
TOOLS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "zbarimg": "zbar-tools",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi",
}


class Stop(Exception):  # noqa: N818  it carries the sentence for the owner
    """The start can't go on; the sentence says what to do."""


def say(text: str) -> None:
    """Print a line of progress, apart from what the program itself prints."""
    print(text, file=sys.stderr, flush=True)


def key() -> str:
    """Return what the environment was made for: lock, Python and place."""
    lock = (ROOT / "uv.lock").read_bytes()
    return hashlib.sha256(lock + sys.version.encode() + str(ROOT).encode()).hexdigest()


def stamped(level: str) -> bool:
    """Tell whether this level was prepared for the present lock, Python and place."""
    try:
        return (VENV / f"klaar-{level}").read_text(encoding="ascii") == key()
    except OSError:
        return False


def stamp(level: str) -> None:
    """Remember that this level is prepared."""
    (VENV / f"klaar-{level}").write_text(key(), encoding="ascii")


def surroundings() -> "dict[str, str]":
    """Return the environment variables for uv and pip: the machine's own, plus what uv lacks."""
    own = dict(os.environ)
    own.pop("VIRTUAL_ENV", None)
    own["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    certificate = own.get("PIP_CERT") or own.get("REQUESTS_CA_BUNDLE")
    if certificate:  # pip's own setting is not known to uv
        own.setdefault("SSL_CERT_FILE", certificate)
    if "PIP_PROXY" in own:
        own.setdefault("ALL_PROXY", own["PIP_PROXY"])
    return own


def call(*words: object, quiet: bool = False) -> bool:
    """Run a command of the preparation and tell whether it succeeded."""
    import subprocess

    out = subprocess.DEVNULL if quiet else sys.stderr
    try:
        done = subprocess.run(
            [str(word) for word in words],
            cwd=ROOT,
            env=surroundings(),
            stdout=out,
            stderr=out,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def base_python() -> str:
    """Return the machine's own Python, also when this runs inside an environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def find_uv() -> str:
    """Return a working uv: the machine's own, or one installed beside the program."""
    from shutil import which

    found = which("uv")
    if found and call(found, "--version", quiet=True):
        return found
    return install_uv()


def install_uv() -> str:
    """Install uv in its own folder, by whichever way of installing this Python has."""
    from importlib.util import find_spec

    uv = OWN_UV / ("Scripts/uv.exe" if WINDOWS else "bin/uv")
    if call(uv, "--version", quiet=True):
        return str(uv)
    say("uv wordt geïnstalleerd (eenmalig) ...")
    if not find_spec("ensurepip"):
        install_packages(["python3-venv"])
    python = OWN_UV / PYTHON.relative_to(VENV)
    made = call(base_python(), "-m", "venv", "--clear", OWN_UV)
    if not (made and call(python, "-m", "pip", "install", "-q", "uv>=0.9")):
        raise Stop(
            "uv kon niet worden geïnstalleerd. Is er verbinding met internet? Achter een proxy "
            "gelden de gewone instellingen van pip (HTTPS_PROXY, PIP_CERT, PIP_INDEX_URL)."
        )
    return str(uv)


def make_environment(level: str) -> None:
    """Install the locked dependencies, with the development tools for the level `dev`."""
    developing = level == "dev" or (VENV / "klaar-dev").exists()
    group = [] if developing else ["--no-dev"]
    uv = find_uv()
    say("De onderdelen van ises_desk worden klaargezet (de eerste keer duurt dit even) ...")
    sync = [uv, "sync", "--frozen", "--compile-bytecode", "--quiet", "--python", base_python()]
    if not call(*sync, *group) and not install_by_pip(uv, group):
        raise Stop(
            "De onderdelen konden niet worden geïnstalleerd; de reden staat hierboven. Controleer "
            "de verbinding met internet en de vrije schijfruimte (400 MB) en probeer het opnieuw."
        )
    call(PYTHON, "-m", "compileall", "-q", ROOT / "ises_desk", quiet=True)
    for done in ("run", "dev") if developing else ("run",):
        stamp(done)


def install_by_pip(uv: str, group: "list[str]") -> bool:
    """Install the same locked files through pip, which knows this machine's own package index."""
    wanted = VENV / "uv.lock.txt"
    say("Dat lukte niet langs de gewone weg; het wordt nu met pip geprobeerd ...")
    export = [uv, "export", "--frozen", "--quiet", "--no-emit-project", *group, "-o", wanted]
    pip = [PYTHON, "-m", "pip", "install", "-q"]
    return (
        call(base_python(), "-m", "venv", "--clear", VENV)
        and call(*export, quiet=True)
        and call(*pip, "--require-hashes", "-r", wanted)
        and call(*pip, "--no-deps", "-e", ROOT)
    )


def loads(library: str) -> bool:
    """Tell whether the system can load this library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def packages_missing(level: str) -> "list[str]":
    """Return the Debian packages that this level still misses."""
    from shutil import which

    libraries = OFFSCREEN if level == "offscreen" else SCREEN
    tools = TOOLS if level == "test" else {}
    missing = [package for name, package in libraries.items() if not loads(name)]
    return missing + [p for name, p in tools.items() if not (which(name) or Path(name).exists())]


def install_packages(packages: "list[str]") -> None:
    """Install system packages as root on Debian and Ubuntu, else stop with the exact line."""
    from shutil import which

    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not which("apt-get"):
        raise Stop(
            "Er ontbreken onderdelen van het systeem, die op Debian zo heten: "
            + " ".join(packages)
            + ". Installeer ze met het pakketbeheer van dit systeem."
        )
    if os.geteuid() != 0:
        raise Stop(f"Er ontbreken onderdelen van het systeem. Voer eerst uit:\n\n    sudo {line}\n")
    say("Onderdelen van het systeem worden geïnstalleerd: " + " ".join(packages))
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    if not (call("apt-get", "-qq", "update") and call(*line.split(), "-qq")):
        raise Stop(f"Dat is niet gelukt. Voer zelf uit:\n\n    apt-get update && {line}\n")


def prepare_system(level: str) -> None:
    """See that the system holds what Qt and the tests load: only once for each environment."""
    if not LINUX or stamped(level):
        return
    if missing := packages_missing(level):
        install_packages(missing)
    if missing := packages_missing(level):
        raise Stop("Deze onderdelen van het systeem ontbreken nog steeds: " + " ".join(missing))
    stamp(level)


def hand_over(*words: object, **settings: str) -> int:
    """Go on as the program itself, with these settings in its environment."""
    command = [str(word) for word in (PYTHON, *words)]
    own = {**os.environ, "PYTHONUTF8": "1", **settings}
    if not WINDOWS:
        os.execve(command[0], command, own)  # noqa: S606  there is no shell in between
    from subprocess import call as wait_for

    return wait_for(command, env=own)


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(words: "list[str]") -> int:
    """Run all tests, or those named by the words for pytest; one who is done helps another."""
    prepare_system("test")
    os.chdir(ROOT)
    spread = [] if any(word.startswith("-n") for word in words) else ["-n3", "--dist=worksteal"]
    return hand_over("-m", "pytest", *spread, *words, QT_QPA_PLATFORM="offscreen")


def start(words: "list[str]") -> int:
    """Open the window, or hand the words to the command line."""
    settings = {}
    if words[:1] == ["demo"]:
        prepare_system("screen" if has_screen() else "offscreen")
        if not has_screen():
            settings["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    elif not words:
        if not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
            raise Stop(
                "Er is hier geen scherm om het venster op te tonen. Zonder scherm werkt alles ook "
                "met opdrachten: python3 run.py --help"
            )
        prepare_system("screen" if has_screen() else "offscreen")
    return hand_over("-P", "-m", "ises_desk", *words, **settings)


def main(words: "list[str]") -> int:
    """Prepare what these words need, then do them."""
    word = words[0] if words else ""
    level = "dev" if word in {"test", "bench"} else "run"
    try:
        if not stamped(level):
            make_environment(level)
        if word == "test":
            return test(words[1:])
        if word == "bench":
            prepare_system("offscreen")
            os.chdir(ROOT)
            return hand_over("-m", "benchmarks", *words[1:], QT_QPA_PLATFORM="offscreen")
        return start(words)
    except Stop as stop:
        say(str(stop))
        return TROUBLE
    except KeyboardInterrupt:
        say("Afgebroken.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
