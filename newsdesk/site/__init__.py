"""The website: Pelican prints what the Library lets the public see."""
