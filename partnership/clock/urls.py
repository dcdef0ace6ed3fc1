"""The addresses of proofs, and of counts that somebody makes up."""

from django.urls import path

from partnership.clock import views

app_name = "clock"
urlpatterns = [
    path("count/", views.count, name="count"),
    path("count.pdf", views.count_pdf, name="count_pdf"),
    path("<int:pk>/", views.proof, name="proof"),
    path("<int:pk>.pdf", views.proof_pdf, name="proof_pdf"),
]
