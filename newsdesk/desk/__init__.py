"""The desk in a browser on the same machine: the board, a story as it will be told, every step that a person takes."""
