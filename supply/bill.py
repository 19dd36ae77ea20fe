"""The bill of materials of a release: CycloneDX 1.6 in JSON, the same bytes on every machine for the same commit.

It rests on what is committed alone (the lock list of an editor's machine, `licences.tsv`, `parts.toml`), not on what
happens to be installed, and bears no clock and no chance.
"""

import uuid

from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from newsdesk import __version__
from supply import licences, locks
from supply.locks import PROJECT, Package
from supply.parts import Part, parts

OURS = "AGPL-3.0-or-later"
NAMED = uuid.uuid5(uuid.NAMESPACE_URL, "newsdesk")


class BillError(Exception):
    """The bill is not as CycloneDX wants it."""


def write() -> str:
    """Return the bill, held against CycloneDX's own schema; raises BillError."""
    bom = make(locks.read(locks.PEOPLE), parts())
    text = JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise BillError(str(fault))
    return text


def make(packages: tuple[Package, ...], works: tuple[Part, ...]) -> Bom:
    """Return the bill of what an editor's machine installs and of the works of others in our own folders."""
    told = licences.told()
    ours = Component(
        name="newsdesk",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="newsdesk",
        licenses=[LicenseExpression(OURS)],
    )
    bom = Bom(serial_number=_serial(packages, works))
    bom.metadata.component = ours
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the same bytes on any day
    bom.metadata.tools.components.add(this_component())
    made = {one.name: _package(one, told[one.name].expression) for one in packages}
    carried = {one.name: _part(one) for one in works}
    bom.components.update(made.values(), carried.values())
    for package in packages:
        bom.register_dependency(made[package.name], [])
    for asker, component in (("", ours), *made.items()):
        needed = [made[one.name] for one in packages if _asks(asker, one)]
        brought = [carried[one.name] for one in works if one.within == asker]
        bom.register_dependency(component, [*needed, *brought])
    return bom


def _asks(asker: str, package: Package) -> bool:
    """Whether a package, or we ourselves, ask for another one."""
    return (asker or PROJECT) in package.asked_by


def _serial(packages: tuple[Package, ...], works: tuple[Part, ...]) -> uuid.UUID:
    """Return a number that is the same for the same content, and only for it."""
    return uuid.uuid5(NAMED, f"{__version__}\n{packages}\n{works}\n{sorted(licences.told().items())}")


def _package(package: Package, licence: str) -> Component:
    purl = PackageURL("pypi", None, package.name, package.version)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(purl.to_string()),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in package.digests],
        comment="Any one of these files may be installed, and no other.",
    )
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=purl.to_string(),
        purl=purl,
        licenses=[LicenseExpression(licence)],
        external_references=[files],
        properties=[Property(name="newsdesk:marker", value=package.marker)] if package.marker else [],
    )


def _part(part: Part) -> Component:
    purl = PackageURL.from_string(part.purl)
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=part.purl,
        purl=purl,
        description=part.what,
        licenses=[LicenseExpression(part.licence)],
        components=[_file(name, digest) for name, digest in part.files.items()],
    )


def _file(name: str, digest: str) -> Component:
    return Component(
        name=name,
        type=ComponentType.FILE,
        bom_ref=name,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )
