"""The search box in the theme's place, and the theme's own kept for the case that ours fails."""

from __future__ import annotations

from guide.finder import with_our_search

THEIRS = (
    '<div class="md-search" data-md-component="search" role="dialog">'
    '<label for="__search"></label><div><form name="search"><div></div></form></div></div>'
)


def test_the_themes_box_waits_in_a_template() -> None:
    html = with_our_search(f"<nav><div>before</div>{THEIRS}<div>after</div></nav>")
    assert html.startswith("<nav><div>before</div><guide-finder>")
    assert f'<template id="theme-search">{THEIRS}</template><script>' in html
    assert html.endswith("</script><div>after</div></nav>")


def test_a_page_without_one_stays_as_it_is() -> None:
    html = '<nav><div class="md-search">text</div></nav>'
    assert with_our_search(html) == html


def test_nothing_else_is_lost_where_the_box_is_not_closed() -> None:
    html = f"<nav>{THEIRS.removesuffix('</div>')}"
    assert with_our_search(html).endswith("</script>")
