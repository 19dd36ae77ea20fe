"""Say whether a record that was handed over is what it was when it was made."""

from newsdesk import files
from newsdesk.commands import console
from newsdesk.office import bundle

MOST_SHOWN = 20


def run(file: str) -> int:
    """Check a record against its own manifest; needs no desk."""
    path = console.path_at(file)
    with files.machine_faults(path):
        if not path.is_file():
            raise console.UsageFault(f"Không thấy tệp “{file}”. Ghi đường dẫn tới tệp .zip của hồ sơ.")
        verdict = bundle.verify(path)
    for fact in verdict.facts:
        console.say(fact)
    for fault in verdict.faults[:MOST_SHOWN]:
        console.say(f"SAI: {fault}")
    if len(verdict.faults) > MOST_SHOWN:
        console.say(f"… và {len(verdict.faults) - MOST_SHOWN} chỗ sai nữa.")
    if verdict.faults:
        console.say("Hồ sơ KHÔNG còn nguyên như lúc đóng.")
        return console.COPY
    console.say(f"Hồ sơ còn nguyên: {verdict.right} tệp, tệp nào cũng đúng như lúc đóng, không có tệp lạ.")
    console.say(f"Mã của tệp (SHA-256): {files.sha256_of(path)}")
    console.say("Chưa kiểm được từ tệp này: ai đã đóng (so mã trên với mã trong công văn), mã duyệt (cần bài gốc).")
    return console.CLEAN
