"""What may be asked of a machine's voice: timbres and rates."""

TIMBRES = ("f1", "f2", "f3", "f4", "f5", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8")
"""espeak-ng's plain timbres: its library takes any other name for the default one and says nothing."""
SLOWEST, FASTEST = 120, 280
"""Syllables a minute: slower is no sentence any more, faster is lost outdoors."""
