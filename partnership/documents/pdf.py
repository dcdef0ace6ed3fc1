"""HTML to PDF: the only import of WeasyPrint. It fetches nothing but our own style sheets."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string


class NoPdf(RuntimeError):
    """The system library that draws PDFs is missing."""


def render_pdf(template: str, context: dict[str, Any]) -> bytes:
    """The template as a tagged PDF (PDF/UA-1).

    raises: NoPdf when pango is not installed on this machine.
    """
    try:
        # Imported late: without pango the import itself fails, and the portal must still start.
        from weasyprint import CSS, HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except OSError as error:
        raise NoPdf("This machine cannot make PDFs: libpango is missing.") from error

    class Nothing(URLFetcher):
        """Refuses every address: pages carry all they need."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Refuse: ValueError drops the resource, a fatal error would be a BaseException."""
            raise ValueError(f"Not fetched: {url[:80]}")

    sheet = Path(finders.find("css/print.css") or settings.BASE_DIR / "static/css/print.css")
    html = render_to_string(template, context)
    style = CSS(string=sheet.read_text(encoding="utf-8"), url_fetcher=Nothing())
    page = HTML(string=html, url_fetcher=Nothing(), base_url=None)
    return bytes(page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1"))
