"""Two people at one plan: whoever changes something in it holds the plan first."""

from django.core.exceptions import ValidationError

from boards.plan.models import Plan, PlanAction, Status

IS_CLOSED = "The plan is closed: what stands in it is not changed any more."


def hold(plan: Plan) -> Plan:
    """The plan, locked and read anew, still open. raises: ValidationError when it is closed."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("board").get(pk=plan.pk)
    if held.status == Status.CLOSED:
        raise ValidationError(IS_CLOSED)
    return held


def hold_action(action: PlanAction) -> PlanAction:
    """An action of an open plan, held with it and not taken out. raises: ValidationError."""
    hold(action.plan)
    found = PlanAction.objects.select_related("plan__board", "objective__priority")
    held = found.get(pk=action.pk)
    if held.ended_on:
        raise ValidationError("This action was taken out of the plan.")
    return held
