"""A new facility's desk: ten questions, the files that their answers make, a folder that appears whole."""
