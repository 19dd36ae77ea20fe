"""The council's year, reckoned: who registered, what was examined, what is due, what the period came to. Pure."""
