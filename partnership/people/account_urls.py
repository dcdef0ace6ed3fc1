"""Everything about signing in and one's own account: of the library only what is used here.

Every name that the library reverses on these ways is present: sign-up answers that it is closed,
and a person without a password sets one by mail.
"""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.generic import RedirectView

from partnership.people import account_views, agency_views, factor_views

urlpatterns = [
    path("", account_views.home, name="account_home"),
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", login_not_required(views.account_inactive), name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("again/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account_views.change_password, name="account_change_password"),
    path(
        "password/set/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # The second step.
    path("second/", factor_views.overview, name="mfa_index"),
    path("second/step/", factors.authenticate, name="mfa_authenticate"),
    path("second/again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("second/app/", factor_views.set_up_app, name="mfa_activate_totp"),
    path("second/app/remove/", factor_views.remove_app, name="mfa_deactivate_totp"),
    path("second/codes/", factor_views.codes, name="mfa_view_recovery_codes"),
    path("second/codes/new/", factor_views.new_codes, name="mfa_generate_recovery_codes"),
    path("second/codes/file/", factor_views.codes_as_file, name="mfa_download_recovery_codes"),
    # Passkeys, as the second step and as the only one.
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", factor_views.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/again/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", factor_views.remove_passkey, name="mfa_remove_webauthn"),
    # Where one is signed in.
    path("sessions/", account_views.sessions, name="usersessions_list"),
    path("sessions/<int:pk>/end/", account_views.end_session, name="account_end_session"),
    # With an agency's own account.
    path("with/<slug:provider_id>/", agency_views.there, name="agency_login"),
    path("with/<slug:provider_id>/back/", agency_views.back, name="agency_callback"),
]
