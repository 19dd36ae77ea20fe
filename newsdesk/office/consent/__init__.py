"""Papers about consent: the slip that people sign, the proof that a withdrawal was carried out."""
