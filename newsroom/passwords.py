"""A password that was forgotten: a link by mail where mail is set up, or one that an admin makes and passes on."""

from threading import Thread
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView, PasswordResetConfirmView, PasswordResetView
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from newsroom.decisions import Refused, acting

LINK_MADE = "One-time link to a new password made."
MAILED_AGAIN = 5 * 60  # seconds after which an account gets another mail; each web worker counts for itself
BACKEND = "newsroom.backends.WithPermissions"


def one_time_link(account: User) -> str:
    """A path at which whoever opens it sets the account's password, once, within `PASSWORD_RESET_TIMEOUT`.

    It ends with the next login, too. Raises Refused for accounts that cannot log in.
    """
    if not account.is_active:
        raise Refused(f"{account.get_username()} is deactivated: activate the account first.")
    key = urlsafe_base64_encode(force_bytes(account.pk))
    return reverse("password_reset_confirm", args=[key, default_token_generator.make_token(account)])


def has_mail() -> bool:
    return bool(settings.EMAIL_HOST)


class ForgottenForm(PasswordResetForm):
    """Sends behind the answer, which takes as long for an address that nobody has; not each time: anybody may ask."""

    def send_mail(self, subject: str, text: str, context: dict[str, Any], *args: Any, **options: Any) -> None:
        if cache.add(f"mailed-{context['user'].pk}", True, MAILED_AGAIN):
            Thread(target=super().send_mail, args=(subject, text, context, *args), kwargs=options, daemon=True).start()


class Login(LoginView):
    extra_context = {"has_mail": has_mail}


@method_decorator(login_not_required, name="dispatch")
class Forgotten(PasswordResetView):
    """Asks for a mail address, and says the same whether somebody has it or not."""

    form_class = ForgottenForm
    template_name = "registration/forgotten.html"
    email_template_name = "registration/forgotten_mail.txt"
    subject_template_name = "registration/forgotten_subject.txt"

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not has_mail():
            raise Http404
        return super().dispatch(request, *args, **options)

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        form.save(
            use_https=self.request.is_secure(),
            request=self.request,
            email_template_name=self.email_template_name,
            subject_template_name=self.subject_template_name,
        )
        return self.render_to_response(self.get_context_data(form=form, asked=form.cleaned_data["email"]))


class NewPassword(PasswordResetConfirmView):
    """Sets it by a link, which is the act of whose account it is, and logs in."""

    template_name = "registration/new_password.html"
    post_reset_login, post_reset_login_backend = True, BACKEND
    success_url = reverse_lazy("desk")

    def get_user(self, uidb64: str) -> User | None:
        """None, as of a link that holds no more, for an account that was deactivated since."""
        account = super().get_user(uidb64)
        return account if account and account.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        with acting(self.user):
            return super().form_valid(form)
