#!/bin/sh
# Cài hẹn giờ phát thanh cho người dùng đang đăng nhập (không dùng quyền root).
# Chạy lại tệp này mỗi khi đổi khung giờ trong content/programmes.yaml và đã phát hành.
#   sh cai-dat.sh [THƯ-MỤC-PHẦN-MỀM]     (thư mục có tệp tasks.py; mặc định: chính bàn biên tập này)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
desk=$(cd "$here/../../../.." && pwd)
home=$(cd "${1:-$desk}" && pwd)
if [ ! -f "$home/tasks.py" ]; then
    echo "Không thấy tasks.py trong $home. Chạy lại: sh cai-dat.sh THƯ-MỤC-PHẦN-MỀM" >&2
    exit 1
fi
config=${XDG_CONFIG_HOME:-$HOME/.config}
units=$config/systemd/user
mkdir -p "$units" "$HOME/.config"
printf 'NEWSDESK_HOME="%s"\nNEWSDESK_DESK="%s"\n' "$home" "$desk" > "$HOME/.config/newsdesk.env"
for old in "$units"/newsdesk-*.timer; do
    [ -e "$old" ] || continue
    systemctl --user disable --now "$(basename "$old")" || true
    rm -f "$old" "${old%.timer}.service"
done
cp "$here"/newsdesk-*.timer "$here"/newsdesk-*.service "$units"/
systemctl --user daemon-reload
for timer in "$here"/newsdesk-*.timer; do
    systemctl --user enable --now "$(basename "$timer")"
done
loginctl enable-linger || echo "Chưa bật được chế độ chạy khi không ai đăng nhập: sudo loginctl enable-linger $(id -un)"
systemctl --user list-timers 'newsdesk-*' --no-pager
