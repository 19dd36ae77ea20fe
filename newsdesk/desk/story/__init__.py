"""One story seen from every side while somebody writes it: as page, aloud, as a paper, with what is wrong with it."""
