"""The addresses of the published lists and of their yearly review."""

from django.urls import path

from boards.relevant.views import acts, by_link, pages

app_name = "relevant"
urlpatterns = [
    path("lists/", pages.published, name="published"),
    path("lists/<int:pk>/", pages.edition, name="edition"),
    path("lists/of/<slug:key>/", pages.of_partnership, name="of_partnership"),
    path("lists/of/<slug:key>/review/", pages.reviews, name="reviews"),
    path("lists/of/<slug:key>/review/open/", acts.open_review, name="open_review"),
    path("lists/of/<slug:key>/earlier/", acts.record, name="record"),
    path("lists/reviews/<int:pk>/", pages.review, name="review"),
    path("lists/reviews/<int:pk>/publish/", acts.publish, name="publish"),
    path("lists/answered/", by_link.answered, name="answered"),
    path("lists/by-link/<str:token>/", by_link.confirm_by_link, name="confirm_by_link"),
    path("lists/asked/<int:pk>/", acts.confirm, name="confirm"),
    path("lists/asked/<int:pk>/settle/", acts.settle, name="settle"),
]
