"""A config whose every text is made to break out of whatever it is written into."""

from tourplanner.inputs.toml_value import toml_value

MARKUP = "<img src=x onerror=window.hit=1></script><script>window.hit=1</script>\"' onclick=window.hit=1 x='"
SCRIPT = "`${window.hit=1}`{{ 7*7 }}{% raw %}\\');window.hit=1;//&lt;b&gt;]]>--><b>"
PATH = "../../../etc/passwd/C:\\nul.html\u202egpj.exe"
ICS = "un\u2028;ATTENDEE=x:mailto:a@b.example,deux\\nEND:VEVENT\\,\\;\u00a0\u3000\u0600"
FORMULAS = ('=HYPERLINK("http://evil.example";"x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)")
LINES = ("un\ndeux", "un\r\nEND:VEVENT", "\t=1", "un\x85deux", "un\x00deux", "un\x1bdeux")
NASTY = {
    "markup": MARKUP,
    "script": SCRIPT,
    "path": PATH,
    "ics": ICS,
    **{f"formula-{number}": text for number, text in enumerate(FORMULAS)},
}


def config(text: str) -> str:
    """A week of two stops; `text` stands wherever a text may stand."""
    said = toml_value(text)
    # A number has digits; what stands before them may be anything.
    called = toml_value(f"{text} 05 62 67 40 40")
    return f"""\
format = 1
title = {said}
[calendar]
start = 2027-01-04
weeks = 1
weekdays = ["mon", "tue"]
public_holidays = ""
closed = [{{ from = 2027-01-05, to = 2027-01-05, why = {said} }}]
[sessions.morning]
open = "09:30"
close = "12:00"
[sessions.afternoon]
open = "14:00"
close = "16:30"
[travel]
provider = "estimate"
[service]
name = {said}
operator = {said}
help = [{said}]
bring = [{said}]
privacy = {said}
phone = {called}
email = {said}
[[depots]]
id = {said}
name = {said}
latitude = 43.6398
longitude = 0.5986
[[vans]]
id = {said}
depot = {said}
[[stops]]
id = {said}
commune = "32269"
place = {said}
address = {said}
phone = {called}
notes = {said}
not_on = [{{ weekday = "tue", half = "morning", why = {said} }}]
[[stops]]
commune = "32448"
closed = [{{ from = 2027-01-18, to = 2027-01-18, why = {said} }}]
[[stops]]
commune = "32436"
weekdays = ["sat"]
required = false
[[locks]]
stop = {said}
half = "morning"
why = {said}
"""
