"""A skeleton of the department's own assessment of a period: every heading, with the questions that it answers."""

from pathlib import Path

from newsdesk import files
from newsdesk.commands import console
from newsdesk.model.assessment import Heading
from newsdesk.model.span import Span

FOLDER = "content/reports"
QUESTIONS = {
    Heading.SITUATION: "Trong kỳ, Cơ sở có gì khác: tổ chức, con người, nhiệm vụ, điều kiện làm việc?",
    Heading.DIRECTION: "Đã ban hành văn bản nào, họp, kiểm tra, hướng dẫn mấy lần? Ai phụ trách?",
    Heading.SHORTCOMINGS: "Việc gì chưa làm được, làm chậm, làm hình thức? Nói thẳng, kèm con số.",
    Heading.CAUSES: "Vì sao? Tách nguyên nhân khách quan và chủ quan.",
    Heading.LESSONS: "Kỳ sau đơn vị khác nên làm theo điều gì, tránh điều gì?",
    Heading.AHEAD: "Kỳ tới làm mấy việc, ai làm, xong khi nào?",
    Heading.PROPOSALS: "Đề nghị cấp trên, đề nghị Cơ sở điều gì cụ thể?",
}


def write(root: Path, span: Span) -> int:
    """Write the skeleton and say where it is; one that is there already stays as it is."""
    name = f"{FOLDER}/{span.key}.md"
    if (root / name).exists():
        raise console.UsageFault(f"Đã có {name}. Mở tệp đó viết tiếp, hoặc đổi tên rồi chạy lại.")
    parts = [f"## {heading.value}\n\n<!-- {question} -->\n" for heading, question in QUESTIONS.items()]
    first = (
        "<!-- Các dòng trong dấu này không hiện ra. Trả lời rồi xóa đi. Mục nào để trống, báo cáo sẽ chừa chỗ. -->\n"
    )
    head = f"---\ntitle: Đánh giá của đơn vị, {span.name}\n---\n\n"
    files.write_if_changed(root / name, files.nfc(head + "\n".join([first, *parts])))
    console.say(f"{name}: đã tạo. Mở tệp, trả lời các câu hỏi, rồi chạy lại lệnh report.")
    return console.CLEAN
