"""The offices that people hold. An office, not a person, holds a right."""

from django.db.models import TextChoices


class Office(TextChoices):
    """Every office, by the name that the arrangements give it."""

    SERVICE_OFFICER = "service_officer", "Service officer"
    HEAD_OF_SERVICE = "head_of_service", "Head of Service"
    ADMINISTRATOR = "administrator", "Administrator"
    TRAINER = "trainer", "Trainer"
    INDEPENDENT_CHAIR = "independent_chair", "Independent Chair"
    GROUP_CHAIR = "group_chair", "Chair"
    GROUP_MEMBER = "group_member", "Member"
    LAY_MEMBER = "lay_member", "Lay member"
    LEAD_MEMBER = "lead_member", "Lead member or committee chair"
    LEAD_REPRESENTATIVE = "lead_representative", "Lead representative"
    DELEGATED_OFFICER = "delegated_officer", "Delegated senior officer"
    DESIGNATED_DOCTOR = "designated_doctor", "Designated doctor"
    DESIGNATED_NURSE = "designated_nurse", "Designated nurse"
    AGENCY_LEAD = "agency_lead", "Agency safeguarding lead"
    PRACTITIONER = "practitioner", "Practitioner"


# Held for an agency; all others are held in a board, a group or the partnership service.
AGENCY_OFFICES = (
    Office.LEAD_REPRESENTATIVE,
    Office.DELEGATED_OFFICER,
    Office.DESIGNATED_DOCTOR,
    Office.DESIGNATED_NURSE,
    Office.AGENCY_LEAD,
    Office.PRACTITIONER,
)
BODY_OFFICES = tuple(office for office in Office if office not in AGENCY_OFFICES)
SERVICE = (Office.SERVICE_OFFICER, Office.HEAD_OF_SERVICE)

# A password alone must not open what is told about people who died or were harmed (ASVS 6.3.3):
# those whose office opens incidents and reviews, and those who give offices to others.
NEEDS_SECOND_FACTOR = (
    *SERVICE,
    Office.ADMINISTRATOR,
    Office.INDEPENDENT_CHAIR,
    Office.GROUP_CHAIR,
    Office.GROUP_MEMBER,
    Office.LAY_MEMBER,
    Office.LEAD_MEMBER,
)
