"""The words that a new draft shows for an example: whoever leaves them there has not written theirs yet."""

SUMMARY = "Hai đến ba câu, nói điều đáng đọc nhất."
CLAIM = "0 vụ ngộ độc thực phẩm"
PERIOD = "2023–2025"
SOURCE = "Sổ theo dõi của Tổ"
SHORT = "Mở đầu bằng một cảnh nghe thấy được."
LESSON = "Điều người khác có thể làm theo, một câu."
QUESTION = "Câu hỏi trao đổi ở buổi giao ban."
