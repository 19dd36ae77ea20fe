"""What players and the people beside them need: playlists and the printed rundown."""
