"""How fast the desk is and how much memory it takes, measured on whole processes beside Pelican alone."""
