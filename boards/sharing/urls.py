"""The addresses of what is shared."""

from django.urls import path

from boards.sharing.views import agreements, asking, giving

app_name = "sharing"
urlpatterns = [
    path("sharing/of/<slug:key>/agreements/", agreements.agreements, name="agreements"),
    path("sharing/of/<slug:key>/agreements/new/", agreements.add, name="add_agreement"),
    path("sharing/agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("sharing/agreements/<int:pk>/change/", agreements.change, name="change_agreement"),
    path("sharing/of/<slug:key>/given/", giving.disclosures, name="disclosures"),
    path("sharing/of/<slug:key>/given/new/", giving.record, name="record"),
    path("sharing/given/<int:pk>/", giving.disclosure, name="disclosure"),
    path("sharing/given/<int:pk>/print/", giving.printed, name="printed"),
    path("sharing/given/<int:pk>/strike/", giving.strike, name="strike"),
    path("sharing/of/<slug:key>/requests/", asking.requests, name="requests"),
    path("sharing/of/<slug:key>/requests/new/", asking.ask, name="ask"),
    path("sharing/requests/<int:pk>/", asking.one, name="request"),
    path("sharing/requests/<int:pk>/answer/", asking.answer, name="answer"),
    path("sharing/requests/<int:pk>/refuse/", asking.refuse, name="refuse"),
    path("sharing/requests/<int:pk>/chair/", asking.escalate, name="escalate"),
    path("sharing/requests/<int:pk>/settle/", asking.settle, name="settle"),
]
