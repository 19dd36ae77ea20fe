"""A person in one line, as far as a channel may tell: name and post, or the role alone."""

from newsdesk.model.story import Person, Role

NAMELESS = {
    Role.STAFF: "Một cán bộ, nhân viên của Cơ sở",
    Role.RESIDENT: "Một học viên",
    Role.OTHER: "Một người ngoài Cơ sở",
}
"""What stands for somebody whose name a channel may not tell and whose post is not known."""


def person_line(person: Person) -> str:
    """Return a person as a page or a paper may show them: a resident by role alone, without even a post."""
    if person.role is Role.RESIDENT:
        return NAMELESS[Role.RESIDENT]
    return ", ".join(part for part in (person.name, person.post) if part) or NAMELESS[person.role]
