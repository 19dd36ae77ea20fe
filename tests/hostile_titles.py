"""Titles by which somebody tries to be more than a text: one table for every kind of file that tells a title."""

TITLES = {
    "a script": "</title></style></script><script>alert(1)</script>",
    "a picture": '"><img src=x onerror=alert(1)>',
    "an address": "[bấm](javascript:alert(1)) <https://example.org/a>",
    "a template": "{{ 7*7 }} {% include '/etc/passwd' %} {static}/x ${HOME} $(id) `id`",
    "CDATA": "<![CDATA[ ]]> &lt;b&gt; &#0; <!DOCTYPE x>",
    "a formula": "=HYPERLINK(0)+cmd|' /C calc'!A0",
    "a formula of plus": "+1+1",
    "a formula of minus": "-1+1",
    "a formula of at": "@SUM(1+1)",
    "a playlist": "#EXTINF:1,x #EXTVLCOPT:sout=x",
    "a file": "../../etc/passwd file:///etc/passwd",
    "an annotation": 'annotate:a="b":/etc/passwd',
    "a section": "[playlist] File1=/etc/passwd NumberOfEntries=99",
    "a unit": "[Service] ExecStart=/bin/sh -c id %n %i %%",
    "a string": '\\"\'); system("id"); #{id} \\u003c',
    "a command": "--help -rf /; rm -rf ~ & del C:\\ | x > y < z ^ %PATH% !x!",
    "a message": "--amend Signed-off-by: Ai Đó <a@example.org>",
    "a cue": "00:00:01.000 --> 00:00:02.000 NOTE STYLE ::cue{}",
    "a letter": "x?cc=a@example.org&bcc=b@example.org%0D%0ABcc:c@example.org",
    "a citation": "x}, author = {Ai Đó}, note = {\\input{/etc/passwd}",
    "Markdown": "**đậm** _nghiêng_ # một ![a](b) | c | d |",
    "YAML": "a: b # c, *d &e !!python/object:os.system",
    "a number": "1e999",
    "a property": "__proto__",
    "a blank": "{title} {slot} {slots} {days} {calendar} {limit} {giọng}",
    "a line that goes on": "#< chưa hết ># \\",
}
"""One line each, as an editor may type it. What no title may hold (ends of lines, what is not seen) is in LINES."""
LINES = {
    "an end of line": "một\n#EXTINF:1\n../../etc/passwd",
    "a carriage return": "\r=1+1",
    "a tab": "\t=1+1",
    "an escape": "\x1b[2J\x1b]0;x\x07 đỏ",
    "a turn of direction": "\u202eđảo\u202c",
    "nothing seen": "V\u200bi\u2060c\ufeff",
}
"""What a rule should refuse, or a reader clean, before anything is made."""
