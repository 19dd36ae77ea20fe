"""What is known of a desk from one run to the next: on the disk, believed only where it is surely what it was."""
