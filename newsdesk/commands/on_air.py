"""What lies beside the programmes, for timers, memory sticks and other players: written where it changed."""

from collections.abc import Sequence
from pathlib import Path

from newsdesk import files
from newsdesk.model.programme import Programmes
from newsdesk.model.rundown import Rundown
from newsdesk.playout.layout import FOLDERS, Layout, part, slots
from newsdesk.playout.liquidsoap import liquidsoap
from newsdesk.playout.systemd import systemd
from newsdesk.playout.task_scheduler import task_scheduler
from newsdesk.playout.usb import usb

INSTALL = "timers/install.txt"


def write(programmes: Programmes, planned: Sequence[Rundown], folder: Path) -> None:
    """Write what players find the programmes of `folder` by; a file that is right already stays the file it is."""
    names = {rundown.key: tuple(files.tree(folder / rundown.key)) for rundown in planned}
    layout = described(programmes, planned, names)
    for top in FOLDERS:
        for name, path in files.tree(folder / top).items():
            if f"{top}/{name}" not in layout.links.keys() | layout.texts.keys():
                files.remove(path)
    for name, source in layout.links.items():
        files.link(folder / source, folder / name)
    for name, text in layout.texts.items():
        files.write_if_changed(folder / name, text)
    for top in FOLDERS:
        _without_empty_folders(folder / top)


def described(programmes: Programmes, planned: Sequence[Rundown], names: dict[str, tuple[str, ...]]) -> Layout:
    """Return all that lies beside the programmes; `names` are the files of each rundown's folder."""
    own = programmes.programmes
    install = Layout(texts={INSTALL: files.for_notepad(part("install.txt"))})
    return slots(planned, names) | usb(planned) | liquidsoap(own) | systemd(own) | task_scheduler(own) | install


def _without_empty_folders(folder: Path) -> None:
    with files.machine_faults(folder):
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                files.remove_tree(path)
