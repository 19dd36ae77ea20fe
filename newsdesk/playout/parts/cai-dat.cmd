@echo off
rem Bam dup chuot de cai hen gio phat thanh. Huong dan: ..\install.txt
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0cai-dat.ps1" %*
pause
