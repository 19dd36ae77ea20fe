# Đưa các việc hẹn giờ phát thanh vào Task Scheduler của người dùng đang đăng nhập.
#   cai-dat.cmd [THƯ-MỤC-PHẦN-MỀM]    (thư mục có tệp tasks.py; mặc định: chính bàn biên tập này)
param([string]$Phanmem)
$ErrorActionPreference = 'Stop'
$desk = (Resolve-Path (Join-Path $PSScriptRoot '..\..\..\..')).Path
if (-not $Phanmem) { $Phanmem = $desk }
$Phanmem = (Resolve-Path $Phanmem).Path
if (-not (Test-Path (Join-Path $Phanmem 'tasks.py'))) {
    Write-Host "Không thấy tasks.py trong $Phanmem. Chạy lại: cai-dat.cmd THƯ-MỤC-PHẦN-MỀM"
    exit 1
}
Get-ScheduledTask -TaskPath '\newsdesk\' -ErrorAction SilentlyContinue | Unregister-ScheduledTask -Confirm:$false
foreach ($file in Get-ChildItem $PSScriptRoot -Filter 'newsdesk-*.xml') {
    $xml = [IO.File]::ReadAllText($file.FullName)
    $xml = $xml.Replace('{{NEWSDESK_HOME}}', [Security.SecurityElement]::Escape($Phanmem))
    $xml = $xml.Replace('{{NEWSDESK_DESK}}', [Security.SecurityElement]::Escape($desk))
    Register-ScheduledTask -TaskPath '\newsdesk\' -TaskName $file.BaseName -Xml $xml -Force | Out-Null
    Write-Host "Đã hẹn giờ: $($file.BaseName)"
}
