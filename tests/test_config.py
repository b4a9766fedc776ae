"""Settings: where they are found, what they may say, and the words for what they may not."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tfaudit import catalogue, selection
from tfaudit.config import Config, load, targets
from tfaudit.errors import UsageError
from tfaudit.model import Effect, Finding, Place, Severity


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No TensorFlow of this machine, so that only what a test lays out counts."""
    monkeypatch.setattr(sys, "path", [p for p in sys.path if "-packages" not in p])
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("CONDA_PREFIX", raising=False)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_defaults(tmp_path: Path) -> None:
    config = load(tmp_path)
    assert config.file is None
    assert (config.tensorflow, config.keras) == ((2, 21), (3, 15))
    assert config.cache_dir == config.root / ".tfaudit_cache"


def test_nearest_file_wins_and_is_found_upwards(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.tfaudit]\ngpus = 1\n")
    write(tmp_path / "a/pyproject.toml", "[project]\nname = 'a'\n")
    write(tmp_path / "b/tfaudit.toml", "gpus = 2\n")
    write(tmp_path / "b/pyproject.toml", "[tool.tfaudit]\ngpus = 3\n")
    script = write(tmp_path / "b/c/train.py", "")
    assert load(tmp_path / "a").gpus == 1
    assert load(tmp_path / "a").root == tmp_path
    assert load(script).gpus == 2
    assert load(script).file == tmp_path / "b/tfaudit.toml"
    assert load(script, tmp_path / "b/pyproject.toml").gpus == 3


def test_a_file_that_does_not_speak_of_tfaudit_may_be_broken(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.other\n")
    assert load(tmp_path).file is None


def test_every_key(tmp_path: Path) -> None:
    write(
        tmp_path / "pyproject.toml",
        """[tool.tfaudit]
        select = ["TFA2", "input-pipeline"]
        ignore = "ignored-batch-size"
        per-file-ignores = { "tests/*" = ["TFA2"] }
        include = ["*.py"]
        exclude = ["gen/"]
        force-exclude = true
        tensorflow = "2.10.1"
        gpus = 4
        rules.TFA206.rows = 8
        pedantic = true
        unsafe-fixes = true
        plugins = ["checks"]
        docs-url = "https://example.org/rules/{code}/"
        cache-dir = ".cache/tfaudit"
        baseline = "known.json"
        """,
    )
    assert load(tmp_path) == Config(
        root=tmp_path,
        file=tmp_path / "pyproject.toml",
        select=("TFA2", "input-pipeline"),
        ignore=("ignored-batch-size",),
        per_file_ignores={"tests/*": ("TFA2",)},
        include=("*.py",),
        exclude=("gen/",),
        force_exclude=True,
        tensorflow=(2, 10),
        keras=(2, 10),
        gpus=4,
        rules={"TFA206": {"rows": 8}},
        pedantic=True,
        unsafe_fixes=True,
        plugins=("checks",),
        docs_url="https://example.org/rules/{code}/",
        cache_dir=tmp_path / ".cache/tfaudit",
        baseline=tmp_path / "known.json",
    )


def test_the_command_line_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a/tfaudit.toml", 'gpus = 1\npedantic = true\nbaseline = "x"\n')
    monkeypatch.chdir(tmp_path)
    given = {"gpus": 2, "pedantic": None, "baseline": "y", "unsafe-fixes": True}
    config = load(tmp_path / "a", None, given)
    assert (config.gpus, config.pedantic, config.unsafe_fixes) == (2, True, True)
    assert config.baseline == tmp_path / "y"
    origins = {key: config.origins[key] for key in ("gpus", "pedantic", "unsafe_fixes")}
    assert origins == {
        "gpus": "--gpus",
        "pedantic": "tfaudit.toml",
        "unsafe_fixes": "--unsafe-fixes",
    }


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("gpu = 4", "unknown key 'gpu'; did you mean 'gpus'?"),
        ("gpus = -1", "gpus must be a whole number, 0 or more, not -1"),
        ("gpus = true", "gpus must be a whole number, 0 or more, not true"),
        ("pedantic = 1", "pedantic must be true or false, not 1"),
        ("select = [1]", "select must be a list of strings, not [1]"),
        ("exclude = ['[z-a]']", "exclude must be a list of patterns as in .gitignore, and '[z-a]'"),
        ("tensorflow = 2.15", 'tensorflow must be a version in quotes: "2.15", not 2.15'),
        ("tensorflow = '3.1'", "tensorflow must be a version"),
        ("keras = '4'", 'keras must be "2", "3" or a version'),
        ("per-file-ignores = []", "per-file-ignores must be a table"),
        ("docs-url = 'https://example.org/rules'", "docs-url must be an address with {code} in it"),
        ("cache-dir = ''", "cache-dir must be a path"),
    ],
)
def test_wrong_values_are_named_with_file_and_key(tmp_path: Path, line: str, reason: str) -> None:
    file = write(tmp_path / "tfaudit.toml", line)
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{file}: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("tfaudit.toml", "select = [", "is not valid TOML"),
        ("tfaudit.toml", "\xff", "is not valid TOML"),
        ("pyproject.toml", "[tool.tfaudit\n", "is not valid TOML"),
        ("pyproject.toml", "[tool]\ntfaudit = 3", "must be a table"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=reason):
        load(tmp_path)


def test_a_named_file_must_be_there_and_speak_of_tfaudit(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot read '.*gone\.toml'"):
        load(tmp_path, tmp_path / "gone.toml")
    file = write(tmp_path / "pyproject.toml", "[project]\n")
    with pytest.raises(UsageError, match=r"no \[tool\.tfaudit\] table"):
        load(tmp_path, file)


def test_no_cache(tmp_path: Path) -> None:
    write(tmp_path / "tfaudit.toml", "cache-dir = false")
    assert load(tmp_path).cache_dir is None


def test_keras_by_its_first_number(tmp_path: Path) -> None:
    write(tmp_path / "tfaudit.toml", 'keras = "2"')
    assert load(tmp_path).keras == (2, 15)


def test_settings_travel_between_processes(tmp_path: Path) -> None:
    config = load(tmp_path, None, {"gpus": 2})
    assert pickle.loads(pickle.dumps(config)) == config


def test_fingerprint_follows_what_decides_findings(tmp_path: Path) -> None:
    config = load(tmp_path)
    assert load(tmp_path).fingerprint() == config.fingerprint()
    assert load(tmp_path, None, {"gpus": 2}).fingerprint() != config.fingerprint()
    assert load(tmp_path, None, {"cache-dir": "x"}).fingerprint() == config.fingerprint()


def install(folder: Path, *names: str) -> None:
    for name in names:
        (folder / "lib/python3.11/site-packages" / f"{name}.dist-info").mkdir(parents=True)


def target(root: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    config = load(root)
    return config.tensorflow, config.keras


def test_the_projects_own_environment(tmp_path: Path) -> None:
    install(tmp_path / ".venv", "tensorflow_cpu-2.17.1", "keras-3.4.1", "tensorflow_io-0.9")
    assert target(tmp_path) == ((2, 17), (3, 4))
    assert load(tmp_path).origins["tensorflow"] == "installed in .venv"


def test_the_activated_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "env", "tensorflow-2.11.0", "keras-2.11.0")
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "env"))
    assert target(tmp_path / "project") == ((2, 11), (2, 11))


def test_a_project_that_asks_for_tf_keras(tmp_path: Path) -> None:
    write(tmp_path / "requirements.txt", "tensorflow>=2.16\ntf-keras\n")
    assert target(tmp_path) == ((2, 21), (2, 15))
    assert load(tmp_path).origins["keras"] == "requirements.txt asks for tf-keras"
    write(tmp_path / "requirements.txt", "tensorflow>=2.16\ntf_keras==2.17\nkeras>=3,<3.9\n")
    assert target(tmp_path)[1] == (3, 8)


def test_requirements_beat_an_environment_that_contradicts_them(tmp_path: Path) -> None:
    install(tmp_path / ".venv", "tensorflow-2.21.0")
    write(tmp_path / "requirements.txt", "numpy\ntensorflow>=2.8,<2.16  # later breaks\n")
    assert target(tmp_path) == ((2, 15), (2, 15))
    origin = "newest that requirements.txt (tensorflow>=2.8,<2.16) allows"
    assert load(tmp_path).origins["tensorflow"] == origin


def test_an_environment_that_agrees_with_the_requirements(tmp_path: Path) -> None:
    install(tmp_path / ".venv", "tensorflow-2.17.0")
    write(tmp_path / "requirements.txt", "tensorflow>=2.16\n")
    assert target(tmp_path)[0] == (2, 17)


@pytest.mark.parametrize(
    ("name", "line", "version"),
    [
        ("requirements.txt", "tensorflow==2.10.1", (2, 10)),
        ("requirements.txt", "tensorflow-gpu == 2.4", (2, 4)),
        ("requirements-dev.txt", "tensorflow[and-cuda]~=2.14.0", (2, 14)),
        ("requirements/base.txt", "tensorflow_cpu<=2.12", (2, 12)),
        ("requirements.txt", "tensorflow<2.16.2", (2, 16)),
        ("requirements.txt", "tensorflow>=2.8.0,<2.16.0", (2, 15)),
        ("requirements.txt", "tensorflow==2.9.*; python_version < '3.11'", (2, 9)),
        ("requirements.txt", "tensorflow==1.15", (1, 15)),
        ("requirements.txt", "tensorflow\nkeras==2.2.4", (2, 3)),
        ("requirements.txt", "tensorflow\nkeras<3", (2, 15)),
        ("requirements.txt", "tensorflow>=2.17\nkeras<3", (2, 21)),
        ("requirements.txt", "tensorflow\nKeras>=2.0.0", (2, 21)),
        ("requirements.txt", "tensorflow>=2.4", (2, 21)),
        ("requirements.txt", "tensorflow", (2, 21)),
        ("requirements.txt", "tensorflow-addons==0.16\nmy-tensorflow==1.0", (2, 21)),
        ("requirements.txt", "# tensorflow==2.3", (2, 21)),
        ("pyproject.toml", "dependencies = ['tensorflow<2.12']", (2, 11)),
        ("pyproject.toml", '[tool.poetry.dependencies]\ntensorflow = "^2.8"', (2, 21)),
        ("pyproject.toml", '[tool.poetry.dependencies]\ntensorflow = "2.8"', (2, 8)),
        ("pyproject.toml", 'tensorflow = {version = "~2.8", extras = []}', (2, 8)),
        ("environment.yml", "dependencies:\n  - tensorflow=2.9", (2, 9)),
        ("environment.yml", "  - tensorflow-gpu=2.9.1=cuda112", (2, 9)),
        ("setup.cfg", "install_requires =\n    tensorflow>=2.2,<2.6", (2, 5)),
        ("setup.py", "setup(install_requires=['tensorflow>=2.2,!=2.3.*,<2.6'])", (2, 5)),
        ("Pipfile", 'tensorflow = "==2.13.0"', (2, 13)),
    ],
)
def test_requirements(tmp_path: Path, name: str, line: str, version: tuple[int, int]) -> None:
    write(tmp_path / name, line)
    assert targets.tensorflow(tmp_path).version == version


def test_requirements_of_the_nearest_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "requirements.txt", "tensorflow>=2.18,<2.20")
    write(tmp_path / "old/requirements.txt", "numpy\ntensorflow==2.4.1\n")
    write(tmp_path / "older/requirements.txt", "keras==2.6.0\n")
    write(tmp_path / "new/requirements.txt", "tensorflow\n")
    script = write(tmp_path / "old/models/train.py", "")
    assert target(script) == ((2, 4), (2, 4))
    assert load(script).root == tmp_path
    assert target(tmp_path / "older") == ((2, 15), (2, 15))
    assert target(tmp_path / "new")[0] == (2, 19)
    assert target(tmp_path)[0] == (2, 19)


CONFIG = Config(root=Path("/project"))
RULES = catalogue.rules(CONFIG)


def finding(code: str, severity: Severity = Severity.LOW, path: str = "a.py") -> Finding:
    place = Place(Path("/project", path), 1, 1, 1, 2)
    return Finding(place, code, "name", "message", severity, Effect.SMALL)


def resolved(**settings: object) -> selection.Selection:
    return selection.resolve(Config(root=Path("/project"), **settings), RULES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("select", "ignore", "applies"),
    [
        ((), (), True),
        (("ALL",), (), True),
        (("TFA202",), (), True),
        (("ignored-batch-size",), (), True),
        (("batching",), (), True),
        (("TFA2",), (), True),
        (("TFA3",), (), False),
        (("TFA2",), ("TFA202",), False),
        (("TFA202",), ("TFA2",), True),
        (("TFA20",), ("TFA2",), True),
        (("TFA2",), ("batching",), False),
        ((), ("ALL",), False),
    ],
)
def test_select_and_ignore(select: tuple[str, ...], ignore: tuple[str, ...], applies: bool) -> None:
    chosen = resolved(select=select, ignore=ignore)
    assert ("TFA202" in chosen.codes) is applies
    assert chosen.shows(finding("TFA202")) is applies


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, False),
        ({"pedantic": True}, True),
        ({"select": ("TFA202",)}, True),
        ({"select": ("ignored-batch-size", "TFA3")}, True),
        ({"select": ("ALL",)}, False),  # as without it
        ({"select": ("TFA2",)}, False),
        ({"pedantic": True, "ignore": ("TFA202",)}, False),
    ],
)
def test_informational_findings_are_shown_when_asked_for(
    settings: dict[str, object], shown: bool
) -> None:
    assert resolved(**settings).shows(finding("TFA202", Severity.INFO)) is shown


def test_per_file_ignores() -> None:
    chosen = resolved(per_file_ignores={"tests/": ("TFA2",), "/*.py": ("ignored-batch-size",)})
    assert not chosen.shows(finding("TFA202", path="a/tests/b.py"))
    assert not chosen.shows(finding("TFA202", path="a.py"))
    assert chosen.shows(finding("TFA202", path="b/a.py"))


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"select": ("TFA2O2",)}, "--select: no rule is called 'TFA2O2'; did you mean 'TFA202'?"),
        ({"ignore": ("inputpipeline",)}, "did you mean 'input-pipeline'?"),
        ({"ignore": ("qqq",)}, "(`tfaudit rule --all` lists them)"),
        ({"per_file_ignores": {"a": ("tfa202",)}}, "did you mean 'TFA202'?"),
    ],
)
def test_words_that_mean_no_rule(settings: dict[str, object], line: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolved(**settings)
    assert line in str(caught.value)


def test_words_that_mean_no_rule_are_placed(tmp_path: Path) -> None:
    file = write(tmp_path / "tfaudit.toml", 'ignore = ["TFA2O2"]')
    with pytest.raises(UsageError) as caught:
        selection.resolve(load(tmp_path), RULES)
    assert str(caught.value).startswith(f"{file}: ignore: no rule")


def tfaudit(*argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tfaudit", *argv]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_config_command(tmp_path: Path) -> None:
    write(tmp_path / "tfaudit.toml", 'gpus = 2\nper-file-ignores = { "t/*" = ["TFA2"] }\n')
    done = tfaudit("config", "--format", "json", "--tensorflow", "2.8", cwd=tmp_path)
    settings = json.loads(done.stdout)["settings"]
    assert settings["gpus"]["value"] == 2
    assert settings["gpus"]["origin"] == "tfaudit.toml"
    assert settings["tensorflow"]["origin"] == "--tensorflow"
    assert settings["keras"] == {
        **settings["keras"], "value": "2.8", "origin": "comes with TensorFlow 2.8"
    }  # fmt: skip


def test_config_command_writes_what_it_could_read(tmp_path: Path) -> None:
    write(
        tmp_path / "tfaudit.toml",
        'gpus = 2\nselect = ["TFA2"]\nper-file-ignores = { "t/*" = ["TFA2"] }\n',
    )
    shown = tfaudit("config", cwd=tmp_path).stdout
    (tmp_path / "copy").mkdir()
    write(tmp_path / "copy/tfaudit.toml", shown)
    first, second = load(tmp_path), load(tmp_path / "copy")
    assert (second.gpus, second.select) == (first.gpus, first.select)
    assert (second.per_file_ignores, second.cache_dir) == (first.per_file_ignores, first.cache_dir)


def test_config_command_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    write(tmp_path / "tfaudit.toml", 'select = ["TFA2O2"]')
    done = tfaudit("config", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


LOOP = """\
import tensorflow as tf

@tf.function
def decay(x):
    for _ in range(40):
        x = tf.tanh(x)
    return x
"""


@pytest.mark.parametrize("word", ["TFA605", "unrolled-python-loop"])
def test_an_option_of_a_rule_decides(tmp_path: Path, word: str) -> None:
    from tfaudit.audit import check_paths

    script = write(tmp_path / "train.py", LOOP)
    found = check_paths([script], load(script))
    assert [f.code for f in found.findings] == ["TFA605"]
    write(tmp_path / "tfaudit.toml", f"[rules.{word}]\niterations = 41\n")
    assert check_paths([script], load(script)).findings == (), "another setting: another cache"
    write(tmp_path / "tfaudit.toml", f"[rules.{word}]\niterations = 40\n")
    assert len(check_paths([script], load(script)).findings) == 1


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("TFA605.iteration = 3", "no option 'iteration'; did you mean 'iterations'?"),
        ("TFA605.speed = 3", "unrolled-python-loop has no option 'speed'; it has iterations"),
        ("TFA201.rows = 3", "rules.TFA201: unbatched-dataset has no options"),
        ("TFA6O5.iterations = 3", "no rule is called 'TFA6O5'; did you mean 'TFA605'?"),
        ("TFA6.iterations = 3", "no rule is called 'TFA6'"),
        ("TFA605.iterations = 0", "rules must be a table of whole numbers, 1 or more"),
        ("TFA605.iterations = true", "and TFA605.iterations is true"),
        ("TFA605 = 3", "rules must be a table of rules, each with a table of its options"),
    ],
)
def test_options_that_are_wrong(tmp_path: Path, written: str, reason: str) -> None:
    write(tmp_path / "train.py", LOOP)
    write(tmp_path / "tfaudit.toml", f"[rules]\n{written}\n")
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "check"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_config_shows_options(tmp_path: Path) -> None:
    write(tmp_path / "tfaudit.toml", "[rules.TFA605]\niterations = 41\n")
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "config"], cwd=tmp_path, capture_output=True, text=True
    )
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "rules.TFA605.iterations = 41 # tfaudit.toml" in lines
    assert "rules.TFA206.rows = 1024 # default" in lines


def test_the_page_lists_the_options() -> None:
    page = Path(__file__).parent.parent / "docs/how-to/configuration.md"
    rows = [
        f"| [`{rule.name}`](../rules/{rule.code}.md) | `{o.name}` | {o.default} | {o.help} |"
        for rule in catalogue.all_rules()
        for o in rule.options
    ]
    text = page.read_text()
    assert [row for row in rows if row not in text] == []
