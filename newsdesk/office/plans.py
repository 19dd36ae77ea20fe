"""A plan as papers cite it: kind, number, day, issuer and what it is about, as Nghị định 30/2020/NĐ-CP has it."""

from newsdesk.model.calendar import long_day
from newsdesk.model.plan import Plan
from newsdesk.office.figures import lowered, plain


def cited(plan: Plan) -> str:
    """Return a plan as a paper cites it first."""
    whose = f"Kế hoạch số {plain(plan.number)} {long_day(plan.issued)} của {plain(plan.issuer)}"
    return f"{whose} về việc {lowered(plan.title)}"
