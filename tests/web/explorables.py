"""Where the things to try stand, and how a reader comes to one."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from guide.render.addresses import built
from web.conftest import Site


def place(site: Site, name: str) -> dict[str, str]:
    """The first question that shows it."""
    for asked in site.questions:
        part = site.folder / "q" / asked["slug"] / "question.html"
        if f'data-name="{name}"' in part.read_text(encoding="utf-8"):
            return asked
    raise AssertionError(f"no question shows {name}")


def opened(page: Page, site: Site, name: str) -> Locator:
    """The place on its page, in sight; whether it is live there is another question."""
    asked = place(site, name)
    page.goto(f"{built(asked['page'], '').removesuffix('#')}?open={asked['slug']}")
    element = page.locator(f'#{asked["slug"]} ~ details.answer guide-explore[data-name="{name}"]')
    element.first.evaluate("element => element.scrollIntoView({ block: 'center' })")
    return element.first


def live(page: Page, site: Site, name: str) -> Locator:
    element = opened(page, site, name)
    expect(element.get_by_role("group").first).to_be_visible()
    return element
