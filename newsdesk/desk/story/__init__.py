"""One story seen from every side while somebody writes it: page, spoken text, minutes, briefing sheet, Problems, sound."""
