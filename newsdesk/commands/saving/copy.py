"""The desk's copy under git: where it stands, its trees as plain mappings, and trees made without touching a file."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsdesk import files
from newsdesk.commands.saving.git import Git, fault, last_words, pairs, paths_given
from newsdesk.errors import DeskError

PLAIN = "100644"
NOTHING = "0" * 40
BEGUN = {
    "MERGE_HEAD": "git merge --abort",
    "rebase-merge": "git rebase --abort",
    "rebase-apply": "git rebase --abort",
    "CHERRY_PICK_HEAD": "git cherry-pick --abort",
    "REVERT_HEAD": "git revert --abort",
    "BISECT_LOG": "git bisect reset",
}
"""What somebody may have begun by hand, and how it is left."""


@dataclass(frozen=True, slots=True)
class Blob:
    """One file as git keeps it."""

    oid: str
    mode: str = PLAIN


Files = Mapping[str, Blob]
"""The files of a state of the desk, by path."""


@dataclass(frozen=True)
class Copy:
    """A desk that is the top of a git folder, on a branch, with nothing begun by hand."""

    git: Git
    folder: Path
    """Git's own folder."""
    branch: str
    """The branch's whole name, refs/heads/…"""

    @property
    def root(self) -> Path:
        """The desk."""
        return self.git.root

    @property
    def head(self) -> str | None:
        """The last commit; None before the first."""
        found = self.git.asked("rev-parse", "-q", "--verify", f"{self.branch}^{{commit}}")
        return None if found.code else found.text

    def files_of(self, commit: str | None) -> Files:
        """Return every file of a commit or tree by its digest, which never holds anything else."""
        if commit is None:
            return {}
        if commit not in self._known:
            rows = self.git.must("ls-tree", "-r", "-z", "--full-tree", commit).rows
            self._known[commit] = {path: Blob(facts.split()[2], facts.split()[0]) for facts, path in pairs(rows)}
        return self._known[commit]

    @cached_property
    def _known(self) -> dict[str, Files]:
        return {}

    def content(self, blob: Blob | None) -> bytes:
        """Return what is in a file."""
        return b"" if blob is None else self.git.must("cat-file", "blob", blob.oid).out

    def kept(self, content: bytes) -> Blob:
        """Keep what is to be in a file."""
        return Blob(self.git("hash-object", "-w", "--stdin", given=content))

    @contextmanager
    def own_index(self, state: str | None = None) -> Iterator[Git]:
        """Give git with a list of files of its own that holds a commit or tree."""
        path = self.folder / f"newsdesk-{os.getpid()}-{threading.get_ident()}.index"
        git = self.git.using(path)
        try:
            git("read-tree", state or "--empty")
            yield git
        finally:
            files.remove(path)
            files.remove(path.with_name(f"{path.name}.lock"))

    def tree(self, state: Files) -> str:
        """Return the tree that holds exactly these files."""
        with self.own_index() as git:
            git("update-index", "-z", "--index-info", given=b"".join(map(_row, state, state.values())))
            return git("write-tree")

    def lay_out(self, tree: str, paths: Iterable[str], folder: Path) -> None:
        """Write some files of a tree below a folder, with the line ends that people get."""
        with self.own_index(tree) as git:
            git("checkout-index", "-f", "-z", "--stdin", f"--prefix={folder.as_posix()}/", given=paths_given(paths))

    def work_oids(self, paths: Iterable[str], keep: bool = False) -> dict[str, str]:
        """Return what git would keep of the files as they lie in the folder; absent ones and links are left out."""
        there = [path for path in paths if is_plain(self.root / path)]
        asked = ["hash-object", *(["-w"] if keep else [])]
        simple = [path for path in there if "\n" not in path and not path.startswith('"')]
        rows = "".join(f"{path}\n" for path in simple).encode("utf-8", "surrogateescape")
        found = dict(zip(simple, self.git(*asked, "--stdin-paths", given=rows).splitlines(), strict=True))
        return found | {path: self.git(*asked, "--", path) for path in there if path not in found}

    def move(self, new: str, old: str | None, why: str) -> None:
        """Let the branch stand at a commit if it still stands where it stood; DeskError where it cannot."""
        answer = self.git.asked("update-ref", "-m", why, self.branch, new, old or "")
        if answer.code:
            refused = fault(answer, "update-ref")
            raise refused if refused.code != "git-failed" else DeskError("git-locked", path=f".git/{self.branch}")

    def list_anew(self, paths: Iterable[str], commit: str) -> None:
        """Let git's own list of files say of these what a commit says; left for the next time where it is locked."""
        state = self.files_of(commit)
        rows = b"".join(_row(path, state.get(path)) for path in paths)
        if rows and not self.git.asked("update-index", "-z", "--index-info", given=rows).code:
            self.git.asked("update-index", "-q", "--refresh")

    @cached_property
    def ours(self) -> bool:
        """Whether the software itself lies in this folder."""
        return (self.root / "tasks.py").exists() and (self.root / "newsdesk").is_dir()


def is_plain(path: Path) -> bool:
    """Whether a path is a file and no link."""
    return path.is_file() and not path.is_symlink()


def _row(path: str, blob: Blob | None) -> bytes:
    facts = f"{blob.mode} {blob.oid}" if blob else f"0 {NOTHING}"
    return f"{facts}\t{path}\0".encode("utf-8", "surrogateescape")


def opened(root: Path) -> Copy:
    """Return the desk's copy; DeskError where nothing can be saved in it as it stands."""
    git = Git(root)
    where = git.asked("rev-parse", "--show-toplevel", "--absolute-git-dir")
    if where.code:
        if "dubious ownership" in where.err:
            raise DeskError("git-owner", path=root.as_posix())
        if os.path.lexists(root / ".git"):
            raise DeskError("git-damaged", why=last_words(where.err))
        raise DeskError("git-none", path=root)
    top, folder = map(Path, where.text.split("\n"))
    if not top.samefile(root):
        raise DeskError("git-above", path=root, top=top)
    for name, way_out in BEGUN.items():
        if (folder / name).exists():
            raise DeskError("git-begun", command=way_out)
    branch = git.asked("symbolic-ref", "-q", "HEAD")
    if branch.code or not branch.text.startswith("refs/heads/"):
        raise DeskError("git-detached")
    return Copy(git, folder, branch.text)
