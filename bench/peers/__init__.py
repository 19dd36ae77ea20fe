"""The same newspaper's archive by us and by other generators of websites, each run by its own program."""
