"""The board: every story by stage and unit, what blocks it, what airs, and what waits for whom."""
