from django.urls import reverse, set_script_prefix

from newsroom.addresses import address_of


def test_it_is_the_address_that_django_gives():
    for key in (7, 70_001):
        assert address_of("article_detail", key) == reverse("article_detail", args=[key])
        assert address_of("claim_detail", key) == reverse("claim_detail", args=[key])


def test_it_follows_where_the_site_is_mounted():
    before = address_of("article_detail", 10)
    set_script_prefix("/desk/")
    try:
        assert address_of("article_detail", 10) == f"/desk{before}"
    finally:
        set_script_prefix("/")
