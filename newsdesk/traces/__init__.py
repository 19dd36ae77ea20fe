"""What the outputs hold, read back as text: pages, papers, tables, sound files and playlists."""
