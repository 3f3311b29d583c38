"""The page for an address where nothing is."""

from __future__ import annotations

from guide.missing import with_ways_on

LOGO = '<a href="/some/place/." title="Guide" class="md-header__button md-logo">Guide</a>'


def test_it_leads_to_the_first_page_and_to_the_search() -> None:
    found = with_ways_on(f"{LOGO}<article>\n  <h1>404 - Not found</h1>\n</article>")
    assert "<h1>404: nothing is here</h1>" in found
    assert found.count('href="/some/place/."') == 3
    assert '<guide-search label="Search the questions">' in found


def test_a_page_of_another_theme_stays_as_it_is() -> None:
    for html in ("<h1>404 - Not found</h1>", f"{LOGO}<h1>Elsewhere</h1>"):
        assert with_ways_on(html) == html
