"""The addresses of governed documents. Links to a document and its versions never change."""

from django.urls import path

from boards.policies.views import keeping, reading, tracing

app_name = "policies"
urlpatterns = [
    path("policies/", reading.public_list, name="list"),
    path("policies/of/<slug:key>/", reading.register_page, name="register"),
    path("policies/of/<slug:key>/new/", keeping.add, name="add"),
    path("policies/of/<slug:key>/learning/", reading.learning, name="learning"),
    path("policies/reviews/<int:pk>/", keeping.review, name="review"),
    path("policies/versions/<int:pk>/change/", keeping.change_draft, name="change_draft"),
    path("policies/versions/<int:pk>/file/new/", keeping.add_file, name="add_file"),
    path("policies/versions/<int:pk>/approve/", keeping.approve, name="approve"),
    path("policies/versions/<int:pk>/origins/new/", tracing.name_origin, name="name_origin"),
    path("policies/origins/<int:pk>/drop/", tracing.drop_origin, name="drop_origin"),
    path("policies/<slug:key>/", reading.document, name="document"),
    path("policies/<slug:key>/change/", keeping.change, name="change"),
    path("policies/<slug:key>/withdraw/", keeping.withdraw, name="withdraw"),
    path("policies/<slug:key>/versions/new/", keeping.write, name="write"),
    path("policies/<slug:key>/versions/<int:number>/", reading.version, name="version"),
    path("policies/<slug:key>/versions/<int:number>/text/", reading.text, name="text"),
    path("policies/<slug:key>/versions/<int:number>/file/", reading.file, name="file"),
    path("policies/<slug:key>/compare/<int:first>/<int:second>/", reading.compare, name="compare"),
    path("boards/<slug:key>/terms/", reading.terms, name="terms"),
]
