"""What publishing systems print around articles, as markup, with invented titles and names."""

# ruff: noqa: E501
from collections.abc import Callable

from tests.bench.page_words import Prose

SECTIONS = ("Home", "News", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather")


def _links(prose: Prose, count: int) -> str:
    return "".join(f'<li><a href="/{n}">{prose.title()}</a></li>' for n in range(count))


def _nav(prose: Prose) -> str:
    return f"<nav><ul>{''.join(f'<li><a href=/{name.lower()}>{name}</a></li>' for name in SECTIONS)}</ul></nav>"


def _cards(prose: Prose) -> str:
    card = '<div class=card><h3><a href="/{}">{}</a></h3><p>{}</p></div>'
    cards = (card.format(n, prose.title(), prose.title() + " and what comes next for the town.") for n in range(3))
    return f"<section class=related><h2>More from this section</h2>{''.join(cards)}</section>"


def _comments(prose: Prose) -> str:
    said = "".join(
        f"<li class=comment><b>{prose.name()}</b> says: <span>3 March 2031 at 9:1{n} pm</span>"
        f"<p>Nobody will ever repair it, you can be sure of that.</p><a href=#>Reply</a></li>"
        for n in range(3)
    )
    return (
        f"<section id=comments><h3>3 Comments</h3><ol class=comment-list>{said}</ol><h3>Leave a Reply</h3>"
        "<p>Nobody else sees your address. Fields with a star are needed</p></section>"
    )


PIECES: dict[str, Callable[[Prose], str]] = {
    "nav": _nav,
    "footer": lambda prose: (
        "<footer><p>© 2031 The Brackwater Echo. All rights reserved.</p>"
        "<p><a href=/terms>Terms of use</a> | <a href=/privacy>Privacy policy</a> | <a href=/contact>Contact us</a></p></footer>"
    ),
    "cookies": lambda prose: (
        "<div class=consent><p>We and our partners use cookies to give you the best experience and to "
        "show you adverts. You can change your choice at any time in the privacy settings.</p><button>Accept all</button></div>"
    ),
    "crumbs": lambda prose: (
        "<div class=breadcrumb><a href=/>Home</a> &gt; <a href=/news>News</a> &gt; <a href=/l>Local</a></div>"
    ),
    "share": lambda prose: (
        "<ul class=share><li>Share</li><li>Facebook</li><li>X</li><li>WhatsApp</li><li>Copy link</li></ul>"
    ),
    "tags": lambda prose: f"<div class=tags>Tags: <a href=/t>{prose.place()}</a>, <a href=/f>Floods</a></div>",
    "related": lambda prose: f"<aside class=related><h3>Related articles</h3><ul>{_links(prose, 4)}</ul></aside>",
    "related_de": lambda prose: (
        "<aside class=related><h3>Mehr zum Thema</h3><ul><li><a href=/1>Was der Regen kostet</a></li>"
        "<li><a href=/2>So half das Dorf</a></li></ul></aside>"
    ),
    "inline_related": lambda prose: f'<div class=inline><p>Read more: <a href="/7">{prose.title()}</a></p></div>',
    "most_read": lambda prose: f"<aside class=most-read><h2>Most read</h2><ol>{_links(prose, 5)}</ol></aside>",
    "ticker": lambda prose: f'<div class=ticker><span>Breaking news</span> <a href="/9">{prose.title()}</a></div>',
    "cards": _cards,
    "newsletter": lambda prose: (
        "<div class=newsletter><h3>Sign up for our newsletter</h3><p>Get the day’s top stories in your "
        "inbox every morning.</p><p>By signing up you agree to our privacy policy.</p></div>"
    ),
    "ad": lambda prose: (
        "<div class=ad><p>Advertisement</p></div><div class=ad><p>Story continues below advertisement</p></div>"
    ),
    "video": lambda prose: f"<div class=video><p>Play video</p><p>0:00 / 2:14</p><p>Watch: {prose.title()}</p></div>",
    "embed": lambda prose: (
        "<blockquote class=twitter-tweet><p>We are all safe and dry, thank you for asking! pic.twitter.com/Ab3dEf"
        f"</p>— {prose.name()} (@someone) March 3, 2031</blockquote>"
    ),
    "poll": lambda prose: "<div class=poll><h4>Have your say</h4><p>Vote</p><p>Show results</p></div>",
    "comments": _comments,
    "bio": lambda prose: (
        f"<div class=author-box><h4>About the author</h4><p>{prose.name()} is a reporter who writes about rivers "
        "and the people beside them.</p></div>"
    ),
    "login": lambda prose: "<div class=login><p>Log in</p><p>Register</p><p>My account</p></div>",
    "subscribe": lambda prose: (
        "<div class=promo><p>Subscribe to the Echo and support local journalism.</p>"
        "<p>Start your free trial today. Cancel any time.</p></div>"
    ),
    "app": lambda prose: "<div class=app><p>Download our app</p><p>Available on the App Store</p></div>",
    "updated": lambda prose: "<p class=date>Last updated: 4 March 2031, 08:05</p>",
    "contact": lambda prose: "<p class=contact>Do you know more? Email our newsdesk at desk@echo.example</p>",
    "weather": lambda prose: "<div class=weather><span>12°C</span></div><div class=count>214 shares</div>",
    "gallery": lambda prose: "<div class=gallery><p>View gallery</p><p>1 of 12</p></div>",
    "licence": lambda prose: (
        "<p>This article is republished under a Creative Commons licence. Read the original article.</p>"
    ),
    "press": lambda prose: "<p>###</p><p>Media contact:</p><p>Tel: +44 20 7946 0999</p><p>press@venn.example</p>",
    "paywall": lambda prose: (
        "<div class=paywall><p>This article is for subscribers only</p><p>Subscribe to continue reading. "
        "Already a subscriber? Log in</p></div>"
    ),
    "paywall_de": lambda prose: (
        "<div class=paywall><p>Jetzt weiterlesen mit Echo+</p><p>30 Tage kostenfrei testen, danach 2,95 € "
        "pro Woche.</p><p>Sie sind bereits Abonnent? Hier einloggen</p></div>"
    ),
    "paywall_fr": lambda prose: (
        "<div class=paywall><p>La suite de cet article est réservée aux abonnés.</p><p>Déjà abonné ? "
        "Se connecter</p></div>"
    ),
}
