#!/bin/sh
# Opens the desk on Linux and macOS: sh ban-bien-tap.sh, or "Run as a program" in the file manager.
here=$(cd -- "$(dirname -- "$0")" && pwd) || exit 3
python=
for one in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$one" > /dev/null 2>&1 && "$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
        python=$one
        break
    fi
done
if [ -n "$python" ]; then
    "$python" "$here/tasks.py" desk "$@"
    code=$?
else
    echo "Máy này chưa có Python 3.11 trở lên. Cài bằng trình cài phần mềm của máy, ví dụ: sudo apt install python3 python3-venv" >&2
    code=3
fi
# 130: somebody closed the desk on purpose. A window that closes by itself would take the words with it.
if [ "$code" -ne 0 ] && [ "$code" -ne 130 ] && [ -t 0 ]; then
    printf '\nBàn biên tập đã dừng. Đọc các dòng ở trên, rồi bấm Enter để đóng cửa sổ này. '
    read -r _
fi
exit "$code"
