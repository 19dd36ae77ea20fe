"""What is on this machine, and what is missing for what: looked at afresh, with no word of any story."""
