"""A script, signs that no database takes, and what a page says when it refuses."""

PROBLEM = "There is a problem"
SCRIPT = "<script>alert('x')</script>"

NUL, EMOJI, SURROGATE = "\x00", "🧒🏽", b"\xed\xa0\x80"
