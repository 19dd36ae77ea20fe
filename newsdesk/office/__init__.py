"""Papers and sheets for people: what an announcer reads from, what a week on air came to."""
