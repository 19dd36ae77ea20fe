"""Who is told when: fair turns, rundowns that fit, days gone by left as they were."""
