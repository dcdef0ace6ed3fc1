"""The addresses of task and finish groups and what they leave behind."""

from django.urls import path

from boards.closing.views import acts, pages

app_name = "closing"
urlpatterns = [
    path("resources/", pages.published, name="published"),
    path("resources/<int:pk>/", pages.resource, name="resource"),
    path("resources/<int:pk>/take-back/", acts.withdraw_resource, name="withdraw_resource"),
    path("task-groups/of/<slug:key>/", pages.groups, name="groups"),
    path("boards/<slug:key>/closing/", pages.of_board, name="of_board"),
    path("boards/<slug:key>/closing/finish-by/", acts.set_term, name="set_term"),
    path("boards/<slug:key>/closing/write/", acts.write, name="write"),
    path("closing/<int:pk>/resources/new/", acts.add_resource, name="add_resource"),
    path("closing/<int:pk>/send/", acts.send, name="send"),
    path("closing/<int:pk>/give-back/", acts.give_back, name="give_back"),
    path("closing/<int:pk>/accept/", acts.accept, name="accept"),
]
