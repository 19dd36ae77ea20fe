"""Saving: what people may record, recorded in git; shared where a shared copy is set; two versions told apart."""
