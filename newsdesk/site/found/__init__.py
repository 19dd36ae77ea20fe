"""How the website is found, followed and shared, and how its addresses stay."""
