"""The addresses of proceedings."""

from django.urls import path

from reviews.proceedings import views
from reviews.urls import INCIDENT, REVIEW

app_name = "proceedings"
urlpatterns = [
    path("proceedings/", views.running, name="running"),
    path(f"{INCIDENT}proceedings/", views.of_incident, name="of_incident"),
    path(f"{REVIEW}proceedings/", views.of_review, name="of_review"),
    path(f"{INCIDENT}proceedings/new/", views.record_proceeding, name="record"),
    path("proceedings/<int:pk>/update/", views.update_proceeding, name="update"),
    path("proceedings/<int:pk>/end/", views.end_proceeding, name="end"),
    path("proceedings/<int:pk>/strike/", views.strike_proceeding, name="strike"),
]
