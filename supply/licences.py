"""The licence of every locked package held against those that may go together with AGPL-3.0-or-later.

`licences.tsv` says each package's licence once, for every machine; what is installed here is asked whether it says so
too, so that a new version under another licence is seen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, distributions

from license_expression import ExpressionError, get_spdx_licensing

from supply import locks, tables
from supply.locks import Package
from supply.parts import Part

SPDX = get_spdx_licensing()
CLASSIFIERS = {
    "OSI Approved :: Apache Software License": "Apache-2.0",
    "OSI Approved :: GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "OSI Approved :: GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "OSI Approved :: ISC License (ISCL)": "ISC",
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Classifiers that name one licence alone; “BSD License” names several and is read by hand."""
OURS = frozenset({"pip", "setuptools"})
"""What makes an environment brings these; nothing here imports them and no list locks them."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What one package is under."""

    expression: str
    read_in: str
    """Where it was read, for a package whose metadata name no licence in SPDX's words; else empty."""


def allowed() -> dict[str, str]:
    """Return the licences that may go together with ours, each with the reason."""
    return {row[0]: row[1] for row in tables.rows("allowed.tsv")}


def told() -> dict[str, Licence]:
    """Return what `licences.tsv` says of each package."""
    return {name: Licence(expression, read_in) for name, expression, read_in in tables.rows("licences.tsv")}


def may_be_used(expression: str, may: Iterable[str]) -> bool:
    """Whether an SPDX expression leaves a way that uses none but these licences; an unknown word leaves none."""
    try:
        parsed = SPDX.parse(expression, validate=True, strict=True)
    except ExpressionError:
        return False
    ways = {
        symbol: SPDX.TRUE if symbol.render() in may else SPDX.FALSE
        for symbol in SPDX.license_symbols(parsed, decompose=False)
    }
    return bool(parsed is not None and parsed.subs(ways).simplify() == SPDX.TRUE)


def said_by(metadata: PackageMetadata) -> str | None:
    """Return the SPDX expression that a package's metadata come to; None where they leave it open."""
    named = [one.removeprefix("License :: ") for one in metadata.get_all("Classifier", []) if one.startswith("License")]
    classified = CLASSIFIERS.get(named[0]) if len(named) == 1 else None
    return _expression(_field(metadata, "License-Expression")) or classified or _expression(_field(metadata, "License"))


def _field(metadata: PackageMetadata, name: str) -> str | None:
    """Return a field; where it is not there, Python says None, and the library that stands in for it a KeyError."""
    return metadata[name] if name in metadata else None  # noqa: SIM401 (what Python gives has no get in its types)


def _expression(written: str | None) -> str | None:
    try:
        return SPDX.parse(written, validate=True, strict=True).render() if written else None
    except ExpressionError:
        return None


def installed() -> dict[str, Distribution]:
    """Return what is installed in this environment."""
    return {locks.canonical(one.name): one for one in distributions()}


def faults(packages: Iterable[Package], parts: Iterable[Part]) -> Iterator[str]:
    """Yield everything that is unknown, forbidden, or said otherwise by what is installed here."""
    may, said, here = allowed(), told(), installed()
    names = {package.name for package in packages}
    yield from (f"{name}: khóa nhưng chưa có dòng trong supply/licences.tsv" for name in sorted(names - said.keys()))
    yield from (f"{name}: có dòng trong supply/licences.tsv mà không còn khóa" for name in sorted(said.keys() - names))
    yield from (f"{name}: đang cài mà không có trong danh sách khóa" for name in sorted(here.keys() - names - OURS))
    for name in sorted(names & said.keys()):
        if not may_be_used(said[name].expression, may):
            yield f"{name}: giấy phép {said[name].expression} không có trong supply/allowed.tsv"
        yield from _differing(name, said[name], here)
    for part in parts:
        if not may_be_used(part.licence, may):
            yield f"{part.name}: giấy phép {part.licence} không có trong supply/allowed.tsv"


def _differing(name: str, licence: Licence, here: Mapping[str, Distribution]) -> Iterator[str]:
    """Yield what an installed package says otherwise than the table, or leaves open without anybody having read on."""
    if name not in here or licence.read_in:
        return
    says = said_by(here[name].metadata)
    if says != licence.expression:
        yield f"{name} {here[name].version}: gói tự ghi {says or 'không rõ giấy phép'}, bảng ghi {licence.expression}"
