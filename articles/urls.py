from django.urls import path

from .views import article, claim, decisions, export, intake

urlpatterns = [
    path("intake/", intake.intake, name="intake"),
    path("articles/<int:pk>/", article.article_detail, name="article_detail"),
    path("articles/<int:pk>/raw/", article.article_raw, name="article_raw"),
    path("articles/<int:pk>/read/", article.article_read, name="article_read"),
    path("articles/<int:pk>/tag/", article.article_tag, name="article_tag"),
    path("articles/<int:pk>/origin/", decisions.origin_add, name="origin_add"),
    path("claims/<int:pk>/", claim.claim_detail, name="claim_detail"),
    path("claims/<int:pk>/claim.json", claim.claim_export, name="claim_export"),
    path("claims/<int:pk>/decide/", claim.claim_decide, name="claim_decide"),
    path("claims/<int:pk>/edit/", claim.claim_edit, name="claim_edit"),
    path("claims/<int:pk>/merge/", claim.claim_merge, name="claim_merge"),
    path("claims/<int:pk>/row/", claim.claim_row, name="claim_row"),
    path("claims/<int:pk>/silent/", decisions.claim_silent, name="claim_silent"),
    path("stories/<slug:slug>/claims/find/", claim.claim_find, name="claim_find"),
    path("stories/<slug:slug>/claims/new/", claim.claim_new, name="claim_new"),
    path("appearances/<int:pk>/decide/", decisions.appearance_decide, name="appearance_decide"),
    path("offers/<int:pk>/decide/", decisions.offer_decide, name="offer_decide"),
    path("mentions/<int:pk>/decide/", decisions.mention_decide, name="mention_decide"),
    path("quotes/<int:pk>/decide/", decisions.quote_decide, name="quote_decide"),
    path("discrepancies/<int:pk>/decide/", decisions.discrepancy_decide, name="discrepancy_decide"),
    path("origins/<int:pk>/decide/", decisions.origin_decide, name="origin_decide"),
    path("memberships/<int:pk>/decide/", decisions.membership_decide, name="membership_decide"),
    path("undo/", decisions.undo, name="undo"),
    path("stories/<slug:slug>/dossier.json", export.story_dossier, name="story_dossier"),
]
