"""The package for the portal that is there already: one story, one folder that an office can post from."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import clearing, console, gate, office, paper_ledger
from newsdesk.commands.image_files import picture
from newsdesk.commands.pages import story_sound
from newsdesk.commands.reading import Readable
from newsdesk.commands.sounds import Studio
from newsdesk.commands.story_named import story_named
from newsdesk.model.library import Library
from newsdesk.model.script import Version
from newsdesk.model.story import Channel, Story
from newsdesk.office.archives import packed
from newsdesk.office.portal import Article, Sounding, added_online, article, missing_online, package
from newsdesk.planning.why import held_back

FOLDER = f"{office.FOLDER}/portal"
MOST_SHOWN = 5


def run(root: Path, today: date, slugs: Sequence[str], zipped: bool = False, against: str | None = None) -> int:
    """Write the package of each story, or compare one with what stands online (`against`, a saved page)."""
    with console.alone(root):
        if against is not None:
            with gate.library(root, today) as library:
                return _compare(root, library, today, slugs, against) if library else console.COPY
        with gate.passed(root, today, gate.NO_PAPER) as desk:
            return _pack(root, desk, today, slugs, zipped=zipped) if desk else console.COPY


def _pack(root: Path, desk: Readable, today: date, slugs: Sequence[str], *, zipped: bool) -> int:
    if (articles := _articles(root, desk.library, today, slugs)) is None:
        return console.COPY
    clearing.clear(root, desk.library, today)
    _clear(root, {story.slug for story in desk.library.told(Channel.WEB, on=today)})
    _write(root, desk, articles, today, zipped)
    return console.CLEAN


def _compare(root: Path, library: Library, today: date, slugs: Sequence[str], against: str) -> int:
    articles = _articles(root, library, today, slugs)
    return console.COPY if articles is None else _compared(articles, against)


def _articles(root: Path, library: Library, today: date, slugs: Sequence[str]) -> list[Article] | None:
    """Return each story as it is posted; say which may not be, and then return none."""
    told = {story.slug: story for story in library.for_channel(Channel.WEB, on=today)}
    asked = list(dict.fromkeys(story_named(library, root, name).slug for name in slugs))
    refused = [_refusal(library.by_slug[slug], library, today) for slug in asked if slug not in told]
    for sentence in refused:
        console.say(sentence)
    return None if refused else [article(told[slug], library, today, told.values()) for slug in asked]


def _refusal(story: Story, library: Library, today: date) -> str:
    code, facts = held_back(story, library, today, Channel.WEB) or ("withheld", {})
    return f"Không làm gói cho bài {story.slug}: {messages.why(code, **facts)}"


def _clear(root: Path, told: set[str]) -> None:
    """Remove the packages of stories that the page may tell no longer."""
    files.sweep(root / FOLDER)
    made = {path.relative_to(root / FOLDER).parts[0] for path in files.listing(root / FOLDER)}
    for name in made:
        if name.removesuffix(".zip") not in told:
            files.remove_tree(root / FOLDER / name)


def _write(root: Path, desk: Readable, articles: Sequence[Article], today: date, zipped: bool) -> None:
    sounds = _sounds(root, desk, articles, today)
    for one in articles:
        slug = one.story.slug
        pictures = {name: picture(root, name) for name in one.pictures}
        papers = package(one, pictures, sounds.get(slug), today)
        names = (*(f"{slug}/{name}" for name in papers), f"{slug}.zip")
        tells = {f"{FOLDER}/{name}": [(today, one.story)] for name in names}
        with paper_ledger.telling(root, desk.library, tells, Channel.WEB):
            _put(root, slug, papers, zipped=zipped)


def _put(root: Path, slug: str, papers: Mapping[str, str | bytes], *, zipped: bool) -> None:
    office.written(root, f"{FOLDER}/{slug}", papers)
    console.say(f"Gói đăng bài: {FOLDER}/{slug}/, mở HUONG-DAN.txt trước.")
    archive = root / FOLDER / f"{slug}.zip"
    if zipped:
        contents = {f"{slug}/{name}": _bytes(paper) for name, paper in papers.items()}
        files.write_if_changed(archive, packed(contents))
        console.say(f"Tệp nén để gửi: {FOLDER}/{slug}.zip")
    else:
        files.remove(archive)  # it would be of another day


def _bytes(paper: str | bytes) -> bytes:
    return paper.encode() if isinstance(paper, str) else paper


def _sounds(root: Path, desk: Readable, articles: Sequence[Article], today: date) -> dict[str, Sounding]:
    """Return the sound of each story that the loudspeakers tell too; a clip that is not there yet is made."""
    scripts = {
        one.story.slug: desk.spoken.by_slug[one.story.slug][Version.LONG]
        for one in articles
        if one.story.slug in desk.spoken.by_slug
    }
    clips = Studio(desk, root, Channel.WEB).speech(list(scripts.values())) if scripts else {}
    facility = desk.library.facility.on(today).name
    folder = files.fresh_folder(root / "output" / ".next")
    made: dict[str, Sounding] = {}
    for one in articles:
        if script := scripts.get(one.story.slug):
            sound = story_sound(folder, one.story, script, clips[script.digest], facility)
            with files.machine_faults(sound.path):
                content = sound.path.read_bytes()
            made[one.story.slug] = Sounding(content=content, length=sound.length, synthetic=sound.synthetic)
    files.remove_tree(folder)
    return made


def _compared(articles: Sequence[Article], against: str) -> int:
    """Say whether what stands online is what was approved, word for word."""
    if len(articles) != 1:
        raise console.UsageFault("Mỗi lần chỉ so được một bài. Ghi một tên bài trước --against.")
    path = console.path_at(against)
    if not (files.exists(path) and path.is_file()):
        raise console.UsageFault(f"Không thấy tệp “{against}”. Lưu trang trên cổng bằng Ctrl+S rồi ghi tên tệp ấy.")
    page = files.read_text(path)
    missing = missing_online(articles[0], page)
    added = [] if missing else added_online(articles[0], page)
    if not missing and not added:
        console.say(f"Lời trên cổng đúng từng chữ như bản đã duyệt (mã {articles[0].digest}).")
        return console.CLEAN
    _listed("đoạn của bản đã duyệt không có đúng từng chữ trên cổng", missing)
    _listed("chỗ trên cổng có chữ xen giữa các đoạn mà bản đã duyệt không có", added)
    return console.COPY


def _listed(what: str, found: Sequence[str]) -> None:
    if found:
        console.say(f"{len(found)} {what}:")
    for words in found[:MOST_SHOWN]:
        console.say(f"  “{words}”")
    if len(found) > MOST_SHOWN:
        console.say(f"  … và {len(found) - MOST_SHOWN} chỗ nữa.")
