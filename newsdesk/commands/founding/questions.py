"""The ten questions whose answers make a desk, each with an example and what stands where nothing is answered."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsdesk.commands.founding import answers
from newsdesk.commands.founding.answers import Called, Listed, PlanAnswer, SignerAnswer, SlotAnswer, Unclear

FIELDS = (
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh | Học tập và làm theo Bác",
    "“Dân vận khéo” | Dân vận khéo",
    "Tổ chức hội, đoàn thể tiêu biểu về mọi mặt | Hội, đoàn thể tiêu biểu",
    "Gương điển hình tiên tiến đạt danh hiệu thi đua do cấp có thẩm quyền phát động | Đạt danh hiệu thi đua",
    "Thực hiện nhiệm vụ của Cơ sở | Thực hiện nhiệm vụ",
)
"""The five of plan 405/KH-CSĐTNTMT."""
SLOTS = ("05:45, 10 phút, hằng ngày", "17:00, 15 phút, ngày làm việc")
REGION = re.compile(r"\b(?:tỉnh|thành phố|TP\.?)\s+(.+)\Z")
Written = Mapping[str, str]
"""What was answered, by question, as it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """Everything that a new desk is made of."""

    name: str
    called: Called
    superior: str
    place: str
    units: tuple[Listed, ...]
    plan: PlanAnswer
    fields: tuple[Listed, ...]
    deadline: str
    slots: tuple[SlotAnswer, ...]
    signer: SignerAnswer
    address: str = ""


def none(_: Written) -> str:
    """Return that nothing can be put in the place of an answer."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: how it is asked, how its answer is read."""

    key: str
    asks: str
    example: str
    read: Callable[[str], Any]
    default: Callable[[Written], str] = none
    """What stands where nothing is answered, made of the answers before; empty where an answer is needed."""
    optional: bool = False
    """Whether nothing is an answer too; `blank` says what comes of it."""
    blank: str = ""
    lines: bool = False
    """Whether the answer has a line for each thing."""


def place_of(written: Written) -> str:
    """Return the province at the end of the facility's name."""
    found = REGION.search(written.get("name", ""))
    return found[1].strip() if found else ""


def called_of(written: Written) -> str:
    """Return the short name and the sign that the initials make, the province left out."""
    initials = [word[0].upper() for word in REGION.sub("", written.get("name", "")).split() if word[0].isalpha()]
    sign = "".join(initials)
    return f"Cơ sở; {sign}" if answers.SIGN.match(sign) else ""


QUESTIONS = (
    Question(
        key="name",
        asks="Tên đầy đủ của Cơ sở, như trên con dấu?",
        example="Cơ sở cai nghiện ma túy tỉnh Mẫu",
        read=answers.words,
    ),
    Question(
        key="called",
        asks="Tên gọi tắt trong bài và trên loa; ký hiệu đứng sau loại văn bản?",
        example="Cơ sở; CSCNMT",
        read=answers.called,
        default=called_of,
    ),
    Question(
        key="superior",
        asks="Cơ quan cấp trên trực tiếp?",
        example="Công an tỉnh Mẫu",
        read=answers.words,
    ),
    Question(
        key="place",
        asks="Địa danh ghi trước ngày tháng trên văn bản?",
        example="Sơn La",
        read=answers.words,
        default=place_of,
    ),
    Question(
        key="units",
        asks="Các đơn vị của Cơ sở: phòng, tổ, cơ sở vệ tinh?",
        example="Phòng Y tế",
        read=answers.listed,
        lines=True,
    ),
    Question(
        key="plan",
        asks="Kế hoạch tuyên truyền đang làm theo: số ký hiệu; ngày ban hành; từ ngày - đến ngày?",
        example="405/KH-CSĐTNTMT; 24/6/2022; 24/6/2022 - 31/12/2025",
        read=answers.plan,
        optional=True,
        blank="một kế hoạch đánh dấu là mẫu, thay sau",
    ),
    Question(
        key="fields",
        asks="Các lĩnh vực mà kế hoạch nêu (tên đầy đủ | tên ngắn)?",
        example="Thực hiện nhiệm vụ của Cơ sở | Thực hiện nhiệm vụ",
        read=answers.listed,
        default=lambda _: "\n".join(FIELDS),
        lines=True,
    ),
    Question(
        key="deadline",
        asks="Hạn đăng ký điển hình hằng năm (trước ngày nào)?",
        example="15/8",
        read=answers.deadline,
        default=lambda _: "15/8",
    ),
    Question(
        key="slots",
        asks="Các khung giờ phát loa: giờ, số phút, hằng ngày hoặc ngày làm việc?",
        example="05:45, 10 phút, hằng ngày",
        read=answers.slots,
        default=lambda _: "\n".join(SLOTS),
        lines=True,
    ),
    Question(
        key="signer",
        asks="Người ký văn bản: chức vụ; họ tên (chưa muốn ghi tên thì chỉ ghi chức vụ)?",
        example="KT. TRƯỞNG CƠ SỞ; Phó Trưởng Cơ sở; họ tên",
        read=answers.signer,
        default=lambda _: "Trưởng Cơ sở",
    ),
)
ADDRESS = Question(
    key="address",
    asks="Địa chỉ của trang thông tin?",
    example="https://guong.example.vn",
    read=answers.address,
    optional=True,
    blank="chưa có, chỉ xem trên máy",
)
"""Not asked: few know it on the first day; it is taken where it is given."""
EVERY = (*QUESTIONS, ADDRESS)


def founded(written: Written, today: date) -> Founding:
    """Return what all answers together come to; the first that is unclear raises Unclear."""
    read: dict[str, Any] = {"plan": answers.sample_plan(today)}
    for question in EVERY:
        text = written.get(question.key) or question.default(written)
        if text or not question.optional:
            read[question.key] = question.read(text)
    return Founding(**read)


def unclear(written: Written) -> Iterator[tuple[Question, str]]:
    """Yield each question whose answer cannot be taken, and why."""
    for question in EVERY:
        text = written.get(question.key) or question.default(written)
        if not text and question.optional:
            continue
        try:
            question.read(text)
        except Unclear as fault:
            yield question, str(fault) if text else "Chưa có câu trả lời."
