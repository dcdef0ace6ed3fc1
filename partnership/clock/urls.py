"""The addresses of proofs."""

from django.urls import path

from partnership.clock import views

app_name = "clock"
urlpatterns = [
    path("<int:pk>/", views.proof, name="proof"),
    path("<int:pk>.pdf", views.proof_pdf, name="proof_pdf"),
]
