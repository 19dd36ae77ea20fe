"""Scripts become clips, clips become programmes."""
