"""What people here call the things that code calls by an English word."""

from collections.abc import Iterable

from newsdesk.model.diary import Outcome
from newsdesk.model.papers import Paper
from newsdesk.model.programme import Part
from newsdesk.model.script import Version
from newsdesk.model.story import Cause, Channel, Kind, Role, Stage

PARTS = {
    Part.IDENT: "Nhạc hiệu",
    Part.OPENING: "Lời mở đầu",
    Part.HEADLINES: "Nội dung chính",
    Part.NEWS: "Tin",
    Part.STING: "Nhạc cắt",
    Part.EXEMPLAR: "Gương điển hình",
    Part.FEATURE: "Chuyên mục",
    Part.SONG: "Ca nhạc",
    Part.NOTICE: "Thông báo",
    Part.CLOSING: "Lời kết",
    Part.BED: "Nhạc nền",
}

KINDS = {
    Kind.INDIVIDUAL: "cá nhân",
    Kind.COLLECTIVE: "tập thể",
    Kind.MODEL: "mô hình mới",
    Kind.FACTOR: "nhân tố mới",
}

ROLES = {
    Role.STAFF: "cán bộ, nhân viên",
    Role.RESIDENT: "học viên",
    Role.OTHER: "người ngoài Cơ sở",
}

CHANNELS = {
    Channel.WEB: "trang thông tin",
    Channel.LOUDSPEAKER: "loa phát thanh",
    Channel.BRIEFING: "giao ban",
    Channel.CONFERENCE: "hội nghị",
    Channel.EXCHANGE: "trao đổi, giao lưu",
    Channel.CULTURE: "văn hóa, văn nghệ",
}

PAPERS = {
    Paper.REPORT: "báo cáo",
    Paper.PLAN: "kế hoạch",
    Paper.PROPOSAL: "tờ trình",
    Paper.NOTICE: "thông báo",
    Paper.MINUTES: "biên bản",
    Paper.DECISION: "quyết định",
    Paper.INVITATION: "giấy mời",
    Paper.LETTER: "công văn",
}

OUTCOMES = {Outcome.AIRED: "đã phát", Outcome.PARTIAL: "phát chưa trọn", Outcome.MISSED: "không phát"}

MACHINE_VOICE = "Giọng đọc do máy tạo."
"""What tags and papers say where a voice is synthetic."""

NAMELESS_READER = "phát thanh viên của Cơ sở"
"""How an announcer is called who did not allow the name on the loudspeakers."""

STAGES = {
    Stage.REGISTERED: "đã đăng ký",
    Stage.DRAFT: "bản nháp",
    Stage.SUBMITTED: "đã trình",
    Stage.APPROVED: "đã duyệt",
    Stage.RETURNED: "trả lại để sửa",
    Stage.WITHDRAWN: "đã rút",
}

CAUSES = {
    Cause.CONSENT: "người trong bài rút lại sự đồng ý",
    Cause.AWARD_REVOKED: "danh hiệu, khen thưởng bị thu hồi",
    Cause.MISTAKE: "bài có sai sót",
    Cause.OTHER: "lý do khác",
}

VERSIONS = {Version.LONG: "bản đầy đủ", Version.SHORT: "bản ngắn"}


def channels_named(channels: Iterable[Channel]) -> str:
    """Return the names of channels one after the other; some have a comma of their own."""
    return "; ".join(CHANNELS[channel] for channel in channels)
