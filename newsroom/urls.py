"""The top of the address tree."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView, PasswordChangeDoneView, PasswordChangeView
from django.urls import include, path

from newsroom.passwords import Forgotten, Login, NewPassword
from newsroom.roles import role_list

urlpatterns = [
    path("admin/", admin.site.urls),
    path("login/", Login.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password/", PasswordChangeView.as_view(), name="password_change"),
    path("password/done/", PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("password/forgotten/", Forgotten.as_view(), name="password_forgotten"),
    path("password/new/<uidb64>/<token>/", NewPassword.as_view(), name="password_reset_confirm"),
    path("roles/", role_list, name="role_list"),
    path("", include("articles.urls")),
    path("", include("entities.urls")),
]

handler400 = "newsroom.errors.bad_request"
handler500 = "newsroom.errors.server_error"
