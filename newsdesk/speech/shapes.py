"""Pieces that patterns share; every repetition is bounded or possessive, so that matching stays linear."""

import re

NUM = r"(?:[0-9]{1,3}(?:\.[0-9]{3})++(?![0-9])|[0-9]++)(?:,[0-9]++)?+"
"""A number in Vietnamese writing: 2.400 or 12,5."""
S = r"[ \u00a0]?"
APART = re.compile(" ")
"""A word that comes next is no part of the number."""
GLUED = re.compile(r"[\w.]")
"""A word that comes next hangs on the number, or a dot does."""
SEP = r"[ \u00a0]?[-–—÷‑][ \u00a0]?"
"""The dash of a range."""
END = r"(?!\w)(?![.,:][0-9])(?![-–−/+×*]\w)"
"""Nothing more of the same thing is glued on."""
BEFORE_SIGN = " \u00a0\t\n(["
"""What may stand before a minus sign."""
