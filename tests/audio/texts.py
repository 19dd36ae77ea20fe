"""Ten texts as a desk would say them: words only."""

TEXTS = (
    ("Rửa tay bằng xà phòng.", "Mỗi ngày, xin nhớ ba lúc: trước khi ăn, sau khi đi vệ sinh, sau giờ lao động."),
    (
        "Chùm giá đỗ bên lò hơi.",
        "Anh nuôi trưởng tổ bếp ủ giá đỗ ngay cạnh lò hơi, nơi ấm nhất trong khu nhà.",
        "Mỗi tuần tổ bếp có thêm hai mươi lăm cân rau sạch; tiền chợ giảm một phần mười.",
        "Cách làm ấy, các cơ sở vệ tinh đều theo được.",
    ),
    (
        "Người giữ cuốn sổ thăm hỏi.",
        "Chị ghi tên từng gia đình, ngày gọi, lời nhắn; mười một năm chưa sót một cuộc nào.",
        "Chị bảo: ai cũng cần biết rằng có người đang chờ mình về!",
    ),
    ("Mười hai bảng điện hồng.", "Lớp điện dân dụng làm mười hai bảng điện tập nghề."),
    ("Giữ ấm mùa sương.", "Đêm xuống, sương dày, nhiệt độ còn mười hai độ.", "Xin mặc thêm áo, đóng cửa sổ phía bắc."),
    ("Giờ mở cửa phòng đọc.", "Phòng đọc mở từ bảy giờ ba mươi phút đến mười sáu giờ, trừ chủ nhật."),
    (
        "Hạn đăng ký điển hình.",
        "Các phòng, các cơ sở vệ tinh gửi bản đăng ký trước ngày mười lăm tháng tám.",
        "Bản đăng ký ghi rõ tên gương, lĩnh vực, việc đã làm và kết quả.",
        "Có gì chưa rõ, xin hỏi tổ thi đua.",
        "Hội đồng sẽ họp trong tuần cuối của tháng.",
    ),
    ("Giải bóng chuyền hơi.", "Tám đội, hai bảng, chung kết chiều thứ bảy."),
    ("Khai giảng lớp điện dân dụng.", "Hai mươi tư học viên vào lớp sáng nay.", "Lớp học ba tháng, mỗi tuần bốn buổi."),
    ("Nghỉ lễ.", "Chúc các anh, các chị một ngày bình an."),
)
