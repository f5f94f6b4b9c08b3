"""Pages as Safari saves them: a property list with the page and its address."""

import plistlib
from xml.parsers.expat import ExpatError

from articles.text.files.parts import Contents, NoArticle, Part

UNKNOWN = "It is a property list, and no saved web page."


def read_webarchive(raw: bytes) -> Contents:
    """The main page. Raises NoArticle."""
    try:
        page = plistlib.loads(raw)["WebMainResource"]
        body, kind = page["WebResourceData"], str(page.get("WebResourceMIMEType", "text/html"))
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NoArticle(UNKNOWN) from error
    if not isinstance(body, bytes) or not kind.startswith("text/"):
        raise NoArticle(UNKNOWN)
    charset = str(page.get("WebResourceTextEncodingName", ""))
    content_type = f"{kind}; charset={charset}" if charset else kind
    return Contents([Part(body, content_type=content_type, url=str(page.get("WebResourceURL", ""))[:2000])])
