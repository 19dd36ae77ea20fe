@echo off
rem Opens the desk on Windows: a double click instead of a command.
rem ASCII alone, CR LF: cmd.exe reads this file in the code page of the machine. What people read is in UTF-8 beside it.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_OF_DESK=%~dp0"
set "WORDS=%~dp0newsdesk\desk\windows"

rem Opened from within a ZIP, Windows unpacks this one file alone.
if not exist "%HOME_OF_DESK%tasks.py" (
    echo Giai nen ca thu muc ra o dia truoc, roi bam dup lai tep nay.
    echo [Unpack the whole folder first, then open this file there.]
    pause
    exit /b 2
)

rem For the words below; the program itself speaks Unicode to any window.
for /f "tokens=2 delims=:" %%P in ('chcp') do set "PAGE_BEFORE=%%P"
chcp 65001 > nul 2> nul

rem `py` of python.org; `python` where only that is there. The one of the Microsoft Store that is no Python ends with 9009.
set "PYTHON="
call :try py -3
if not defined PYTHON call :try python
if not defined PYTHON call :try python3
if not defined PYTHON (
    type "%WORDS%\chua-co-python.txt"
    set "CODE=3"
    goto :end
)

%PYTHON% "%HOME_OF_DESK%tasks.py" desk %*
set "CODE=%ERRORLEVEL%"

:end
rem 130 and -1073741510 are Ctrl+C: somebody closed the desk on purpose.
set "ASKED_TO_END="
if "%CODE%"=="0" set "ASKED_TO_END=1"
if "%CODE%"=="130" set "ASKED_TO_END=1"
if "%CODE%"=="-1073741510" set "ASKED_TO_END=1"
if not defined ASKED_TO_END (
    echo.
    type "%WORDS%\doc-xong-thi-dong.txt"
    pause > nul
)
if defined PAGE_BEFORE chcp %PAGE_BEFORE% > nul 2> nul
exit /b %CODE%

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" > nul 2> nul
if not errorlevel 1 set "PYTHON=%*"
exit /b 0
