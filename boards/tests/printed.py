"""The lists of the published arrangements, as they are printed."""

from pathlib import Path

REAL = Path(__file__).resolve().parents[1] / "data" / "cambridgeshire_and_peterborough.yaml"

DISTRICTS = "District Council (including those with responsibility for housing)"
SCHOOL, HEALTH, JUSTICE = "Education and Child Care", "Health and Social Care", "Criminal Justice"
CRC = "Community Rehabilitation Company (Bedfordshire, Northamptonshire, Cambridgeshire & Hertfordshire)"  # noqa: E501
PRISONS = "Prisons with Mother and Baby Unit / Young Offender Institutions"
CARE = (
    "Independent sector organisations who cover domiciliary residential and nursing care or "
    "provide accommodation"
)
COUNCILS = (
    (DISTRICTS, "", "Cambridge City Council"),
    (DISTRICTS, "", "South Cambridgeshire District Council"),
    (DISTRICTS, "", "East Cambridgeshire District Council"),
    (DISTRICTS, "", "Huntingdonshire District Council"),
    (DISTRICTS, "", "Fenland District Council"),
)
HEALTH_BODIES = (
    (HEALTH, "NHS England", "NHS England Midlands and East"),
    (HEALTH, "NHS Trust", "Cambridgeshire Community Services NHS Trust"),
    (HEALTH, "NHS Trust", "East of England Ambulance Service NHS Trust"),
    (HEALTH, "NHS Trust", "Lincolnshire Community Health Services NHS Trust"),
    (HEALTH, "NHS Trust", "Lincolnshire Community NHS Trust"),
    (HEALTH, "NHS Foundation Trust", "Cambridgeshire University Hospitals NHS Foundation Trust"),
    (HEALTH, "NHS Foundation Trust", "Cambridgeshire and Peterborough NHS Foundation Trust"),
    (HEALTH, "NHS Foundation Trust", "North West Anglia NHS Foundation Trust"),
    (HEALTH, "NHS Foundation Trust", "Royal Papworth Hospital NHS Foundation Trust"),
    (HEALTH, "Other Health", "Hertfordshire Urgent Care Community Interest Company"),
    (HEALTH, "Other Health", "Independent Healthcare settings"),
)
PROBATION = (
    (JUSTICE, "Probation Services", "National Probation Service (South East Division)"),
    (JUSTICE, "Probation Services", CRC),
)
APPENDIX_1 = (
    *COUNCILS,
    (SCHOOL, "Education", "All educational establishments including"),
    (SCHOOL, "Education", "Early Years provision"),
    (SCHOOL, "Education", "Primary"),
    (SCHOOL, "Education", "Secondary"),
    (SCHOOL, "Education", "Alternative / Special"),
    (SCHOOL, "Education", "Further education"),
    (
        SCHOOL,
        "Childcare settings and Children Centres",
        "All childcare settings and children centres",
    ),
    *HEALTH_BODIES,
    (
        JUSTICE,
        "Child and Family Court Advisory and Support Service (CAFCASS)",
        "CAFCASS Leicestershire, Lincolnshire and Cambridgeshire",
    ),
    *PROBATION,
    (JUSTICE, "Youth Offending", "Cambridgeshire and Peterborough Youth Offending Service"),
    (
        JUSTICE,
        "Children's Homes and Residential Settings",
        "All children homes and residential settings",
    ),
    (JUSTICE, PRISONS, "HMP Peterborough"),
    ("Police and Immigration", "", "British Transport Police (Midlands and East Areas)"),
    ("Fire and Rescue Service", "", "Cambridgeshire Fire and Rescue"),
    (
        "Voluntary and third sector providers",
        "",
        "voluntary and third sector providers (where appropriate)",
    ),
    ("Others", "", "Healthwatch"),
    ("Others", "", "Office of Police and Crime Commissioner"),
    ("Others", "", "Elected Members"),
    ("Others", "", "Lay Members"),
)
APPENDIX_2 = (
    *COUNCILS,
    (SCHOOL, "Education", "All further education establishments"),
    *HEALTH_BODIES,
    *PROBATION,
    (JUSTICE, "Prison", "HMP Littlehey"),
    (JUSTICE, "Prison", "HMP Peterborough"),
    (JUSTICE, "Prison", "HMP Whitemoor"),
    ("Police and Immigration", "", "British Transport Police (Midlands and East Areas)"),
    ("Fire and Rescue Service", "", "Cambridgeshire Fire and Rescue"),
    (
        "voluntary and third sector providers",
        "",
        "voluntary and third sector providers (where appropriate)",
    ),
    ("Independent Sector Organisations", "", CARE),
    ("Others", "", "Healthwatch"),
    ("Others", "", "Office of Police and Crime Commissioner"),
    ("Others", "", "Elected Members"),
)
