"""Percentages: 102,5% and 70-80%."""

from newsdesk.speech.families.quantities import readings

DIGIT = SIGN = readings("percent", {"%": "phần trăm", "‰": "phần nghìn"})
