"""Everything that may change on a desk and that its website shows, each change by its name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from newsdesk.model.cue import Timing
from newsdesk.model.facility import Facility
from newsdesk.model.story import Award, Channel, Evidence, Kind, Registration, Replication, Stage
from newsdesk.sources.guides import guide
from tests.builders import TODAY, a_page, a_person, a_slip, a_story
from tests.site.changing import HOME, LEADING, PICTURE, World, a_programme, a_rundown
from tests.site.desk import CUES

Edit = Callable[[World], None]
DAY = timedelta(days=1)


def of_story(slug: str, body: str | None = None, **header: Any) -> Edit:
    """Change a story."""
    return lambda world: world.edit(slug, body, **header)


def of_page(**header: Any) -> Edit:
    """Change the header of the page that stands."""

    def edit(world: World) -> None:
        (page,) = world.pages
        world.pages = (replace(page, header=replace(page.header, **header)),)

    return edit


def with_pages(*pages: Any) -> Edit:
    """Have other pages that stand."""
    return lambda world: setattr(world, "pages", pages)


def of_facility(**changes: Any) -> Edit:
    """Change what is said of the facility."""
    return lambda world: setattr(world, "facility", replace(world.facility, **changes))


def of_name(**changes: Any) -> Edit:
    """Change the facility's name of today."""

    def edit(world: World) -> None:
        old, new = world.facility.names
        world.facility = replace(world.facility, names=(old, replace(new, **changes)))

    return edit


def units_of(facility: Facility, **names: str) -> Facility:
    """Return the facility with units of other names."""
    units = tuple(replace(one, name=names.get(one.key.replace("-", "_"), one.name)) for one in facility.units)
    return replace(facility, units=units)


def unit_renamed(world: World) -> None:
    world.facility = units_of(world.facility, phong_y_te="Phòng Sức khỏe")


def of_plan(**changes: Any) -> Edit:
    """Change the plan in force."""
    return lambda world: setattr(world, "plans", tuple(replace(one, **changes) for one in world.plans))


def of_field(**changes: Any) -> Edit:
    """Change the first field of the plan."""

    def edit(world: World) -> None:
        (plan,) = world.plans
        first, *rest = plan.fields
        world.plans = (replace(plan, fields=(replace(first, **changes), *rest)),)

    return edit


def on_air(*rundowns: Any) -> Edit:
    """Air other programmes."""
    return lambda world: setattr(world, "rundowns", rundowns)


def of_file(name: str, old: str, new: str) -> Edit:
    """Change a file of the desk's own look."""

    def edit(world: World) -> None:
        text = (world.root / name).read_text(encoding="utf-8")
        assert old in text
        world.write(name, text.replace(old, new))

    return edit


def picture_of_theme(world: World) -> None:
    (world.root / "theme/static/icons/icon-180.png").write_bytes(b"another picture")


def icon_gone(world: World) -> None:
    (world.root / "theme/static/icons/icon-512.png").unlink()


def file_of_theme(world: World) -> None:
    world.write("theme/static/icons/thêm.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")


def letters_changed(world: World) -> None:
    fonts = world.root / "theme/fonts"
    (fonts / "literata-700.ttf").write_bytes((fonts / "literata-500.ttf").read_bytes())


def deleted(world: World) -> None:
    del world.stories["bep-sach"]


def renamed(world: World) -> None:
    story = world.stories.pop("vuon-rau")
    header = replace(story.header, redirect_from=("vuon-rau",))
    world.stories["vuon-moi"] = replace(story, slug="vuon-moi", header=header)


def new_story(world: World) -> None:
    world.stories["bai-moi"] = a_story("bai-moi", date=TODAY, tags=("mới", "rau"), sample=True)


def in_the_making(world: World) -> None:
    for number in range(3):
        registration = Registration(on=TODAY - DAY)
        slug = f"dang-ky-{number}"
        world.stories[slug] = a_story(slug, stage=Stage.REGISTERED, registration=registration, date=None)
        world.unapproved.add(slug)


def withdrawn(slug: str) -> Edit:
    """Take a story down."""
    return lambda world: world.unapproved.add(slug)


def slip_withdrawn(world: World) -> None:
    world.slips = (a_slip("PDY-1", withdrawn=TODAY), world.slips[1])


def sung(slug: str, content: bytes = b"ID3 sound", **more: Any) -> Edit:
    """Give a story a sound, or another one."""
    return lambda world: world.sing(slug, content, **more)


def silent(world: World) -> None:
    world.sounds.clear()


def on_day(today: date) -> Edit:
    """Publish on another day."""
    return lambda world: setattr(world, "today", today)


def without_guides(world: World) -> None:
    world.guides = ()


def of_guide(text: str) -> Edit:
    """Write the guide anew."""
    return lambda world: setattr(world, "guides", (guide("nguoi-doc", text),))


def no_stories(world: World) -> None:
    world.stories.clear()


WITH_TITLE = '[Vườn](vuon-rau.md "a > b") và [chum](chum-gia.md).\n'
EDITS: dict[str, Edit] = {
    "body": of_story("chum-gia", "Chuyện khác.\n"),
    "long body": of_story("chum-gia", "Một chuyện dài. " * 400 + "\n"),
    "title": of_story("chum-gia", title="Chum <giá> & “đỗ”"),
    "summary": of_story("chum-gia", summary="Tóm tắt khác."),
    "no summary": of_story("chum-gia", summary=None),
    "tags": of_story("chum-gia", tags=("rau", "chum")),
    "tag written otherwise": of_story("vuon-rau", tags=("SẠCH", "rau")),
    "address of a tag": of_story("chum-gia", tags=("bếp ăn", "bep an")),
    "tag that others have alone": of_story("vuon-rau", tags=()),
    "date": of_story("lop-hoc", date=date(2026, 9, 11)),
    "date in another year": of_story("chum-gia", date=date(2024, 2, 29)),
    "unit": of_story("bep-sach", unit="phong-y-te"),
    "unit that is nowhere else": of_story("bep-sach", unit="doi-xe"),
    "field": of_story("bep-sach", field="an-toan"),
    "kind": of_story("bep-sach", kind=Kind.FACTOR),
    "no lead picture": of_story("bep-sach", image=None),
    "words of the lead picture": of_story("bep-sach", image_alt="Bếp một chiều"),
    "lead picture elsewhere": of_story("chum-gia", image=PICTURE),
    "link": of_story("ca-dem", "Xem [chum](chum-gia.md).\n"),
    "link with a title": of_story("ca-dem", WITH_TITLE),
    "old address": of_story("chum-gia", redirect_from=("chum",)),
    "old address gone": of_story("vuon-rau", redirect_from=()),
    "sample": of_story("chum-gia", sample=True),
    "no sample": of_story("bep-sach", sample=False),
    "people": of_story("chum-gia", people=(a_person("Chị Đồng Ý", post="Tổ phó", consent="PDY-1"),)),
    "slip withdrawn": slip_withdrawn,
    "evidence": of_story("chum-gia", evidence=(Evidence(claim="0 vụ", period="2025", source="Báo cáo số 12"),)),
    "award": of_story("chum-gia", awards=(Award(title="Giấy khen", decision="05/QĐ", on=date(2026, 1, 15)),)),
    "award revoked": of_story("bep-sach", awards=(Award(title="Giấy khen", revoked=TODAY),)),
    "lesson": of_story("chum-gia", lesson="Làm sớm."),
    "question": of_story("chum-gia", question="Ai làm được?"),
    "followers": of_story("chum-gia", replicated=(Replication(unit="to-bep", on=TODAY, result="Đã làm"),)),
    "channels": of_story("bep-sach", channels=(Channel.LOUDSPEAKER,)),
    "expiry": of_story("bep-sach", expires=TODAY - DAY),
    "withdrawn": withdrawn("bep-sach"),
    "what others link to withdrawn": withdrawn("vuon-rau"),
    "deleted": deleted,
    "renamed": renamed,
    "new story": new_story,
    "no story": no_stories,
    "registrations": in_the_making,
    "sound of another": sung("chum-gia"),
    "no sound": silent,
    "longer sound": sung("bep-sach", b"ID3 a longer sound", length=timedelta(seconds=400)),
    "larger sound of the same length": sung("bep-sach", b"ID3 sound" * 200),
    "read by people": sung("bep-sach", synthetic=False),
    "nobody knows when what is said": sung("bep-sach", cues=()),
    "all of one piece": sung("bep-sach", cues=CUES[:2]),
    "timing": sung("bep-sach", timing=Timing.LENGTHS),
    "page": with_pages(a_page(body="Trang *khác*.\n")),
    "title of a page": of_page(title="Về chúng tôi"),
    "old address of a page": of_page(redirect_from=("ve",)),
    "two pages": with_pages(a_page(), a_page("an", "Ẩn & hiện")),
    "no page": with_pages(),
    "page of the plan": with_pages(a_page("ke-hoach", "Kế hoạch")),
    "guide": of_guide("# Người đọc\n\nDành cho người đọc.\n\nĐọc *chậm*.\n"),
    "title of a guide": of_guide("# Người nghe\n\nDành cho người nghe.\n\nĐọc **kỹ**.\n"),
    "no guides": without_guides,
    "facility renamed": of_name(name="Cơ sở Mới hơn"),
    "short name": of_name(short="CSM"),
    "superior": of_name(superior="Bộ"),
    "place": of_facility(place="Mộc Châu"),
    "rights": of_facility(rights="Giữ mọi quyền"),
    "email": of_facility(email="co-so@example.vn"),
    "unit renamed": unit_renamed,
    "address unset": of_facility(address=None),
    "address below a folder": of_facility(address=f"{HOME}/guong"),
    "another address": of_facility(address="http://guong.example.vn/"),
    "number of the plan": of_plan(number="2/KH"),
    "title of the plan": of_plan(title="Kế hoạch khác"),
    "sample plan": of_plan(sample=True),
    "deadline that is near": of_plan(deadline="12-15"),
    "field renamed": of_field(name="Bếp ăn và đời sống"),
    "short name of a field": of_field(short="Bếp"),
    "nothing airs": on_air(),
    "something else airs": on_air(a_rundown(TODAY, "chum-gia", "bep-sach", song=True)),
    "programme renamed": lambda world: setattr(world, "programmes", (a_programme("Gương sáng"),)),
    "the next day": on_day(TODAY + DAY),
    "two days later": on_day(TODAY + 2 * DAY),
    "before the facility's name of today": on_day(date(2025, 2, 1)),
    "next year": on_day(date(2027, 1, 2)),
    "template": of_file("theme/templates/article.html", "Bài học", "Điều học được"),
    "macro": of_file("theme/templates/macros.html", "Bài mẫu", "Mẫu"),
    "part": of_file("theme/templates/parts/related.html", "Đọc tiếp", "Đọc thêm"),
    "style": of_file("theme/css/40-lists.css", "{", "{color:red;"),
    "script": of_file("theme/js/40-share.js", ";", ";;"),
    "first script": of_file("theme/first.js", ";", ";;"),
    "script of the search": of_file("theme/search/70-search.js", ";", ";;"),
    "picture of the theme": picture_of_theme,
    "icon of the theme gone": icon_gone,
    "file of the theme": file_of_theme,
    "letters of the podcast's picture": letters_changed,
    "settings": of_file("pelicanconf.py", 'DEFAULT_LANG = "vi"', 'DEFAULT_LANG = "vi"\nSITESUBTITLE = "x"'),
    "body with a picture that others show": of_story("chum-gia", LEADING),
}
"""Each leaves the desk valid, in any order."""
