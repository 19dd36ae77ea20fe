"""Everything that a person does to a story: what each step asks for, and the command that takes it."""
