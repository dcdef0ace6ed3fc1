"""Addresses of commissions, terms of reference, drafts and sign-off."""

from django.urls import path

from reviews.commissioning.views import commissions, milestones, report, steps, terms

app_name = "commissioning"
REVIEW = "reviews/<slug:reference>/"
ONE = f"{REVIEW}commission/<int:pk>/"
JUDGED = "commissions/<int:pk>/"
MILESTONE = f"{REVIEW}milestones/<int:pk>/"
REPORT = f"{REVIEW}report/"
STEP = "sign-offs/<int:pk>/"
urlpatterns = [
    path(f"{REVIEW}commission/", commissions.commission, name="commission"),
    path(f"{REVIEW}commission/new/", commissions.commission_reviewer, name="commission_reviewer"),
    path(f"{ONE}change/", commissions.change, name="change"),
    path(f"{ONE}end/", commissions.end, name="end"),
    path(f"{ONE}statement/", commissions.statement, name="statement"),
    path(f"{ONE}conflict/", commissions.conflict, name="conflict"),
    path(f"{ONE}invoice/", commissions.invoice, name="invoice"),
    path(f"{ONE}invoice/<int:number>/reverse/", commissions.reverse_invoice, name="reverse"),
    path(f"{ONE}milestone/", milestones.add, name="add_milestone"),
    path(f"{JUDGED}statements/<int:number>/accept/", commissions.accept, name="accept"),
    path(f"{JUDGED}conflicts/<int:number>/rule/", commissions.rule, name="rule"),
    path(f"{MILESTONE}move/", milestones.move, name="move_milestone"),
    path(f"{MILESTONE}done/", milestones.finish, name="finish_milestone"),
    path(f"{MILESTONE}drop/", milestones.drop, name="drop_milestone"),
    path(f"{REVIEW}terms/", terms.terms, name="terms"),
    path(f"{REVIEW}terms/new/", terms.write, name="write_terms"),
    path(f"{REVIEW}terms/<int:number>/approve/", terms.approve, name="approve_terms"),
    path(REPORT, report.report, name="report"),
    path(f"{REPORT}add/", report.add, name="add_draft"),
    path(f"{REPORT}<int:number>/withdraw/", report.withdraw, name="withdraw_draft"),
    path(f"{REPORT}compare/", report.compare, name="compare"),
    path(f"{REPORT}compare/<int:older>/<int:newer>/", report.comparison, name="comparison"),
    path(f"{REPORT}begin/", report.start, name="start"),
    path(f"{REPORT}send-on/", report.send, name="send_on"),
    path(f"{REPORT}withdraw-chain/", report.withdraw_chain, name="withdraw_chain"),
    path(STEP, steps.step, name="step"),
    path(f"{STEP}agree/", steps.agree, name="agree"),
    path(f"{STEP}back/", steps.send_back, name="send_back"),
    path(f"{STEP}open-again/", steps.reopen, name="reopen"),
]
