"""The doctor: what it learns from real interpreters, and how it judges what it knows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import venv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tfaudit.doctor import gpus, host, installation
from tfaudit.doctor.facts import Gpu, Interpreter, Machine, Mount, NvidiaGpu
from tfaudit.doctor.judgement import Judgement, Verdict
from tfaudit.doctor.machine import look

CPU_MACHINE = Machine(processors=8, cpu_flags=frozenset({"sse2", "avx", "avx2"}))
GPU_MACHINE = replace(CPU_MACHINE, driver="535.104.05", nvidia_devices=1, has_nvml=True)
WORKING = Interpreter(
    Path("/env/bin/python"),
    version="3.11.7",
    packages={"tensorflow": "2.18.0", "numpy": "2.0.1"},
    requires={"tensorflow": ["numpy<2.1,>=1.26", "nvidia-cudnn-cu12>=9; extra == 'and-cuda'"]},
    tensorflow="2.18.0",
    build={"is_cuda_build": True, "cuda_version": "12.5.1", "cuda_compute_capabilities": ["sm_80"]},
    keras={"version": "3.6.0", "backend": "tensorflow"},
    gpus=(),
    stage="end",
    exit=0,
)
ON_GPU = replace(WORKING, gpus=(Gpu("A100", (8, 0)),), compute={"devices": ["GPU:0"]})


def run(*argv: str | Path, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tfaudit", "doctor", *argv],
        cwd=cwd, env={**os.environ, **environ}, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    return done


def record(*argv: str | Path, cwd: Path, **environ: str) -> dict[str, dict[str, Any]]:
    done = run("--json", *argv, cwd=cwd, **environ)
    found = json.loads(done.stdout)["judgements"]
    broken = any(item["verdict"] == "broken" for item in found)
    assert done.returncode == broken
    return {item["subject"]: item for item in found}


def by_subject(judgements: object) -> dict[str, Judgement]:
    return {j.subject: j for j in judgements}  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CUDA_VISIBLE_DEVICES", "TF_NUM_INTRAOP_THREADS", "TF_CONFIG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """An interpreter without any package."""
    venv.create(tmp_path / "env", with_pip=False, symlinks=True)
    return tmp_path / "env" / "bin" / "python"


@pytest.mark.tensorflow
def test_a_working_installation(tmp_path: Path) -> None:
    found = record(tmp_path, cwd=tmp_path)
    for subject in ("python", "tensorflow", "keras", "compute", "xla", "gpu"):
        assert found[subject]["verdict"] == "ok", found[subject]
    assert found["data"]["message"].startswith(f"{tmp_path} is on ")


@pytest.mark.tensorflow
def test_keras_3_on_several_workers_is_known_not_to_work(tmp_path: Path) -> None:
    found = record(cwd=tmp_path, TF_CONFIG='{"cluster": {"worker": ["a:1", "b:1"]}}')
    assert found["pairs"]["verdict"] == "broken"
    assert "20585" in found["pairs"]["message"]


def test_without_tensorflow(empty: Path, tmp_path: Path) -> None:
    done = run("--python", empty, cwd=tmp_path)
    assert done.returncode == 1
    assert "broken  tensorflow   is not installed here" in done.stdout
    assert f"$ {empty} -m pip install tensorflow" in done.stdout


BAD = {
    "raises": ("raise ImportError('numpy.core.multiarray failed')", "cannot be imported: ImportE"),
    "aborts": ("import os; os.abort()", "ends the process (signal 6)"),
    "leaves": ("import os; os._exit(3)", "ends the process (exit code 3)"),
    "hides": ("", "tensorflow.py, which hides the real one"),
    "lacks": ("import numpy_of_ours", "cannot be imported: No module named 'numpy_of_ours'"),
}


@pytest.mark.parametrize(("code", "said"), BAD.values(), ids=list(BAD))
def test_a_tensorflow_that_does_not_start(
    empty: Path, tmp_path: Path, code: str, said: str
) -> None:
    (tmp_path / "tensorflow.py").write_text(code + "\n")
    found = record("--python", empty, cwd=tmp_path)
    assert found["tensorflow"]["verdict"] == "broken"
    assert said in found["tensorflow"]["message"]


def test_a_hanging_import_is_ended_with_what_it_started(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "tensorflow.py").write_text(
        "import subprocess, time\n"
        "child = subprocess.Popen(['sleep', '300'])\n"
        "open('pid', 'w').write(str(child.pid))\n"
        "time.sleep(300)\n"
    )
    found = record("--python", empty, "--timeout", "3", cwd=tmp_path)
    assert "hangs: the import step" in found["tensorflow"]["message"]
    status = Path("/proc", (tmp_path / "pid").read_text(), "stat")
    deadline = time.monotonic() + 30  # whoever inherits it has to reap it
    while status.exists() and status.read_text().split()[2] != "Z":
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_an_interpreter_that_never_answers(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\nsleep 300\n")
    python.chmod(0o755)
    found = record("--python", python, "--timeout", "1", cwd=tmp_path)
    assert found["python"]["verdict"] == "broken"
    assert "did not answer" in found["python"]["message"]
    assert "tensorflow" not in found


@pytest.mark.parametrize("python", ["/nowhere/python", "no-such-python", "/bin/true", "."])
def test_what_is_no_interpreter(tmp_path: Path, python: str) -> None:
    done = run("--python", python, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_cpu_wheel_on_a_gpu_machine() -> None:
    packages = {"tensorflow-cpu": "2.18.0"}
    cpu = replace(WORKING, packages=packages, requires={"tensorflow-cpu": []},
                  build={"is_cuda_build": False})  # fmt: skip
    gpu = by_subject(gpus.judge(cpu, GPU_MACHINE))["gpu"]
    assert gpu.verdict is Verdict.BROKEN
    assert "tensorflow-cpu is built for CPUs only" in gpu.message
    assert "pip uninstall --yes tensorflow-cpu && " in gpu.command
    assert gpu.command.endswith("pip install 'tensorflow[and-cuda]'")
    assert by_subject(gpus.judge(cpu, CPU_MACHINE))["gpu"].verdict is Verdict.OK


def test_cuda_libraries_that_are_missing() -> None:
    gpu = by_subject(gpus.judge(WORKING, GPU_MACHINE))["gpu"]
    assert gpu.verdict is Verdict.BROKEN
    assert "nvidia-cudnn-cu12" in gpu.message
    packages = {**WORKING.packages, "nvidia-cudnn-cu12": "9.3.0"}
    line = "W0000 00:00:17 5 gpu_device.cc:2433] Cannot dlopen some GPU libraries."
    there = replace(WORKING, packages=packages, log=(line,))
    gpu = by_subject(gpus.judge(there, GPU_MACHINE))["gpu"]
    assert 'it says "Cannot dlopen some GPU libraries."' in gpu.message


def test_hidden_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "-1")
    gpu = by_subject(gpus.judge(WORKING, GPU_MACHINE))["gpu"]
    assert (gpu.verdict, gpu.command) == (Verdict.ADVICE, "unset CUDA_VISIBLE_DEVICES")


@pytest.mark.parametrize(
    ("driver", "verdict"),
    [("535.104.05", Verdict.OK), ("525.60.13", Verdict.OK), ("470.82.01", Verdict.BROKEN)],
)
def test_driver(driver: str, verdict: Verdict) -> None:
    found = by_subject(gpus.judge(ON_GPU, replace(GPU_MACHINE, driver=driver)))
    assert found["driver"].verdict is verdict


@pytest.mark.parametrize(
    ("built", "capability", "verdict"),
    [
        (["sm_80"], (8, 0), None),
        (["sm_80"], (8, 6), None),
        (["sm_80", "compute_90"], (9, 0), None),
        (["sm_80", "compute_90"], (12, 0), Verdict.ADVICE),
        (["sm_60", "compute_90"], (5, 2), Verdict.BROKEN),
    ],
)
def test_kernels(built: list[str], capability: tuple[int, ...], verdict: Verdict | None) -> None:
    interpreter = replace(
        ON_GPU,
        gpus=(Gpu("GPU", capability),),
        build={**WORKING.build, "cuda_compute_capabilities": built},
    )
    found = by_subject(gpus.judge(interpreter, GPU_MACHINE)).get("kernels")
    assert (found.verdict if found else None) is verdict


def test_a_gpu_that_could_do_more() -> None:
    card = NvidiaGpu(0, "A100", True, 300, 400, 8, 16, 40 << 30, 1 << 30, ((77, 1 << 30),))
    found = list(gpus.judge(ON_GPU, replace(GPU_MACHINE, nvml=(card,))))
    said = "\n".join(f"{j.message} $ {j.command}" for j in found if j.subject == "gpu0")
    assert "limited to 300 W of 400 W $ sudo nvidia-smi -i 0 -pl 400" in said
    assert "8 of 16 PCIe lanes" in said
    assert "process 77 (1024 MiB)" in said
    fine = replace(card, power_limit=400, pcie_width=16, processes=())
    found = list(gpus.judge(ON_GPU, replace(GPU_MACHINE, nvml=(fine,))))
    assert [j.message for j in found if j.subject == "gpu0"] == ["A100: 39 of 40 GiB free"]


def test_requirements_that_are_not_met() -> None:
    wrong = replace(WORKING, packages={"tensorflow": "2.18.0", "numpy": "2.4.0"})
    found = by_subject(installation.judge(wrong, CPU_MACHINE))["requirements"]
    assert found.verdict is Verdict.ADVICE
    assert found.command == "/env/bin/python -m pip install 'numpy<2.1,>=1.26'"
    found = by_subject(installation.judge(WORKING, CPU_MACHINE))["requirements"]
    assert found.verdict is Verdict.OK


def test_an_import_that_fails_for_a_requirement_has_one_command() -> None:
    failed = Interpreter(
        WORKING.python, version=WORKING.version, requires=WORKING.requires, stage="end", exit=0,
        packages={"tensorflow": "2.18.0", "numpy": "2.4.0"}, error="ImportError: numpy.core.umath",
    )  # fmt: skip
    found = by_subject(installation.judge(failed, CPU_MACHINE))
    assert (found["tensorflow"].verdict, found["tensorflow"].command) == (Verdict.BROKEN, "")
    assert found["requirements"].verdict is Verdict.BROKEN
    assert "'numpy<2.1,>=1.26'" in found["requirements"].command
    repaired = replace(failed, packages=WORKING.packages)
    found = by_subject(installation.judge(repaired, CPU_MACHINE))
    assert found["tensorflow"].command.endswith("pip install --force-reinstall tensorflow")


def test_two_distributions_of_tensorflow() -> None:
    both = replace(
        WORKING,
        packages={**WORKING.packages, "tensorflow-cpu": "2.18.0"},
        requires={**WORKING.requires, "tensorflow-cpu": []},
    )
    found = by_subject(installation.judge(both, CPU_MACHINE))["packages"]
    assert "tensorflow and tensorflow-cpu are both installed" in found.message


def test_tf_keras_of_another_release() -> None:
    other = replace(WORKING, packages={**WORKING.packages, "tf-keras": "2.16.0"})
    found = by_subject(installation.judge(other, CPU_MACHINE))["pairs"]
    assert found.command.endswith("pip install 'tf_keras==2.18.*'")


def test_processors_beyond_the_quota(monkeypatch: pytest.MonkeyPatch) -> None:
    limited = replace(CPU_MACHINE, cpu_quota=1.5)
    found = by_subject(host.judge(WORKING, limited))["threads"]
    assert found.verdict is Verdict.ADVICE
    assert "TF_NUM_INTRAOP_THREADS=2" in found.command
    monkeypatch.setenv("TF_NUM_INTRAOP_THREADS", "2")
    assert by_subject(host.judge(WORKING, limited))["threads"].verdict is Verdict.OK
    assert by_subject(host.judge(WORKING, CPU_MACHINE))["threads"].verdict is Verdict.ADVICE


def test_memory_and_file_systems() -> None:
    small = replace(CPU_MACHINE, shared_memory=64 << 20, memory_available=1 << 30,
                    mounts=(Mount(Path("data"), "nfs4"),))  # fmt: skip
    found = by_subject(host.judge(WORKING, small))
    assert [found[s].verdict for s in ("shm", "memory", "data")] == [Verdict.ADVICE] * 3
    large = replace(small, shared_memory=8 << 30, memory_available=8 << 30,
                    mounts=(Mount(Path("data"), "ext4"),))  # fmt: skip
    found = by_subject(host.judge(WORKING, large))
    assert [found[s].verdict for s in ("shm", "memory", "data")] == [Verdict.OK] * 3


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_control_groups_version_2(tmp_path: Path) -> None:
    root = lay_out(tmp_path, {
        "proc/self/cgroup": "0::/user/job\n",
        "proc/meminfo": "MemTotal: 64000000 kB\nMemAvailable: 32000000 kB\n",
        "sys/fs/cgroup/user/cpu.max": "150000 100000\n",
        "sys/fs/cgroup/user/job/cpu.max": "max 100000\n",
        "sys/fs/cgroup/user/job/memory.max": "4294967296\n",
        "sys/fs/cgroup/user/job/memory.current": "1073741824\n",
    })  # fmt: skip
    machine = look((), root)
    assert machine.cpu_quota == 1.5
    assert machine.memory_available == 3 << 30


def test_control_groups_version_1(tmp_path: Path) -> None:
    root = lay_out(tmp_path, {
        "proc/self/cgroup": "4:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n",
        "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000\n",
        "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
        "sys/fs/cgroup/memory/memory.usage_in_bytes": "1073741824\n",
    })  # fmt: skip
    (root / "sys/fs/cgroup/cpu,cpuacct").symlink_to("cpu")
    machine = look((), root)
    assert machine.cpu_quota == 2
    assert machine.memory_available is None


def test_the_driver_and_mounts(tmp_path: Path) -> None:
    data = tmp_path / "mnt" / "my data"
    root = lay_out(tmp_path, {
        "proc/driver/nvidia/version": "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05"
        "  Sat Aug 19 01:15:15 UTC 2023\n",
        "proc/driver/nvidia/gpus/0000:01:00.0/information": "Model: A100\n",
        "proc/self/mounts": f"/dev/sda1 / ext4 rw 0 0\n"
        f"server:/x {str(data).replace(' ', chr(92) + '040')} nfs4 rw 0 0\n",
        "mnt/my data/x": "",
    })  # fmt: skip
    machine = look((data / "x", tmp_path), root)
    assert (machine.driver, machine.nvidia_devices) == ("535.104.05", 1)
    assert [mount.kind for mount in machine.mounts] == ["nfs4", "ext4"]
