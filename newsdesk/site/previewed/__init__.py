"""What the preview of one story's page is made of."""
