"""What a worker can do wrong comes back as a few words, whatever it is."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.audio import workers
from newsdesk.audio.workers import Answer, ask

PATIENT = timedelta(seconds=20)
ENDS = [
    ("print('[1]')", Answer([1], "")),
    ("print('nothing')", Answer(None, "no answer")),
    ("import os; os._exit(0)", Answer(None, "no answer")),
    ("import os; os._exit(7)", Answer(None, "7")),
    ("import sys; sys.exit('không được')", Answer(None, "không được")),
    ("import sys; sys.exit('/a/b.cc:Init:197 no comment')", Answer(None, "no comment")),
    ("raise ValueError('x' * 1000)", Answer(None, "ValueError: " + "x" * (workers.LONGEST - 12))),
    ("import sys; sys.stdout.buffer.write(bytes([255]))", Answer(None, "no answer")),
]


@pytest.mark.parametrize(("code", "answer"), ENDS)
def test_however_a_worker_ends(code: str, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(workers, "ROOT", tmp_path)
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    assert ask("made", {}, PATIENT) == answer


def test_a_worker_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    monkeypatch.setattr(workers, "ROOT", tmp_path)
    assert ask("made", {}, timedelta(seconds=0.5)) == Answer(None, "TimeoutExpired")


def test_a_worker_is_told_its_order_in_any_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.py").write_text("import sys, json; json.dump(json.load(sys.stdin), sys.stdout)", encoding="utf-8")
    monkeypatch.setattr(workers, "ROOT", tmp_path)
    assert ask("made", {"to": "Giọng đọc 😀"}, PATIENT).said == {"to": "Giọng đọc 😀"}
