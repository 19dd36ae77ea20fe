"""What the buttons beside a list do to a form, and how one key of a form is taken from another."""

from dataclasses import replace

from newsdesk.desk.form.draft import Draft
from newsdesk.desk.form.fields import lists


def done(draft: Draft, act: str, name: str, token: str) -> Draft:
    """Return a form after a button: `add`, `remove`, `up` or `down`; of what is no list, the form as it was."""
    if name not in set(lists()):
        return draft
    if act == "add":
        return with_item(draft, name)
    if act == "remove":
        return without_item(draft, name, token)
    return moved(draft, name, token, -1 if act == "up" else 1)


def with_item(draft: Draft, name: str) -> Draft:
    """Return a form with one more item at the end of a list."""
    tokens = draft.rows.get(name, ())
    free = next(f"n{number}" for number in range(len(tokens) + 1) if f"n{number}" not in tokens)
    return replace(draft, rows={**draft.rows, name: (*tokens, free)})


def without_item(draft: Draft, name: str, token: str) -> Draft:
    """Return a form without an item."""
    kept = tuple(one for one in draft.rows.get(name, ()) if one != token)
    values = {key: value for key, value in draft.values.items() if not key.startswith(f"{name}.{token}.")}
    return replace(draft, rows={**draft.rows, name: kept}, values=values)


def moved(draft: Draft, name: str, token: str, by: int) -> Draft:
    """Return a form in which an item stands further up or down in its list."""
    tokens = list(draft.rows.get(name, ()))
    if token not in tokens or not 0 <= (at := tokens.index(token)) + by < len(tokens):
        return draft
    tokens[at], tokens[at + by] = tokens[at + by], tokens[at]
    return replace(draft, rows={**draft.rows, name: tuple(tokens)})


def below(draft: Draft, key: str) -> Draft:
    """Return what a form says of one key of the header, or of the body."""
    own = {name: value for name, value in draft.values.items() if name == key or name.startswith(f"{key}.")}
    rows = {name: value for name, value in draft.rows.items() if name == key or name.startswith(f"{key}.")}
    return Draft(own, rows)


def with_key_of(draft: Draft, other: Draft, key: str) -> Draft:
    """Return a form that says of one key what another says."""
    mine, theirs = below(draft, key), below(other, key)
    values = {name: value for name, value in draft.values.items() if name not in mine.values}
    rows = {name: value for name, value in draft.rows.items() if name not in mine.rows}
    return replace(draft, values={**values, **theirs.values}, rows={**rows, **theirs.rows})
