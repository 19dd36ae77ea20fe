"""What can be heard on the website: captions, chapters, podcasts, the queue."""
