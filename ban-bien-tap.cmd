@echo off
rem Opens the desk on Windows: a double click instead of a command.
chcp 65001 > nul
cd /d "%~dp0"
where py > nul 2> nul && (py tasks.py desk) || (python tasks.py desk)
if errorlevel 1 pause
