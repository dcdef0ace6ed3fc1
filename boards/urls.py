"""The addresses of boards and agencies."""

from django.urls import path

from boards import action_views, import_views, views

app_name = "boards"
urlpatterns = [
    path("boards/", views.structure, name="structure"),
    path("boards/<slug:key>/", views.board, name="board"),
    path("boards/<slug:key>/meetings/new/", views.record_meeting, name="record_meeting"),
    path("boards/<slug:key>/actions/new/", action_views.raise_one, name="raise_action"),
    path("actions/", action_views.actions, name="actions"),
    path("actions/<int:pk>/", action_views.action, name="action"),
    path("actions/<int:pk>/close/", action_views.close, name="close_action"),
    path("imports/<slug:key>/", import_views.imports, name="imports"),
    path("imports/<slug:key>/of/<int:pk>/", import_views.one, name="import"),
    path("imports/<slug:key>/of/<int:pk>/apply/", import_views.apply, name="apply_import"),
    path("imports/<slug:key>/of/<int:pk>/undo/", import_views.take_back, name="undo_import"),
    path("imports/<slug:key>/<slug:kind>/", import_views.upload, name="import_sheet"),
    path(
        "imports/<slug:key>/<slug:kind>/template.<slug:form>",
        import_views.template,
        name="import_template",
    ),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/<slug:key>/", views.agency, name="agency"),
]
