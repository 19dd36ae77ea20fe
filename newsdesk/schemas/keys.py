"""The keys of one desk that other files cite: its units, fields, plans, slots, slips and bases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsdesk.model.consent import Consents
from newsdesk.model.facility import Announcer, Facility, VoiceChoice
from newsdesk.model.occasion import EventHeader
from newsdesk.model.papers import Briefings, Papers
from newsdesk.model.plan import Plan
from newsdesk.model.programme import Commemoration, Holiday, Programmes
from newsdesk.model.story import Header, Person, Replication
from newsdesk.model.voices import TIMBRES

Named = Mapping[str, str]
"""Each key with what it stands for."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What may be cited in the files of a desk."""

    units: Named = field(default_factory=dict)
    fields: Named = field(default_factory=dict)
    plans: Named = field(default_factory=dict)
    slots: Named = field(default_factory=dict)
    slips: Named = field(default_factory=dict)
    bases: Named = field(default_factory=dict)
    timbres: Named = field(default_factory=lambda: dict.fromkeys(TIMBRES, ""))


NO_KEYS = Keys()

CITED: Mapping[tuple[type[Any], str], str] = {
    (Header, "unit"): "units",
    (Header, "field"): "fields",
    (Header, "plan"): "plans",
    (Person, "consent"): "slips",
    (Person, "basis"): "bases",
    (Replication, "unit"): "units",
    (EventHeader, "units"): "units",
    (Announcer, "consent"): "slips",
    (VoiceChoice, "variant"): "timbres",
    (Papers, "drafting"): "units",
    (Briefings, "rota"): "units",
    (Holiday, "slots"): "slots",
    (Commemoration, "units"): "units",
    (Commemoration, "fields"): "fields",
}
"""Which keys stand where. Stories are not among them: a slug may name somebody, and these lists are kept for long."""

GROWING = frozenset({"slips", "bases"})
"""Registers that grow every week: an editor offers what there was, and takes what there is not yet."""


def keys_of(facility: Facility, plans: Iterable[Plan], programmes: Programmes, consents: Consents) -> Keys:
    """Return the keys of a desk; where two plans name a field, the later one says what it is called."""
    by_issue = sorted(plans, key=lambda plan: (plan.issued, plan.key))
    slots = ((slot, programme) for programme in programmes.programmes for slot in programme.slots)
    return Keys(
        units={unit.key: unit.name for unit in facility.units},
        fields={one.key: one.name for plan in by_issue for one in plan.fields},
        plans={plan.key: f"{plan.number}: {plan.title}" for plan in by_issue},
        slots={slot.key: f"{programme.title}, {slot.opens:%H:%M}" for slot, programme in slots},
        slips={slip.slip: "" for slip in consents.slips},
        bases={basis.key: basis.text for basis in consents.bases},
    )
