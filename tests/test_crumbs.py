"""Where a page stands, in the plain HTML that either engine writes."""

from __future__ import annotations

from guide.crumbs import with_crumbs

PAGE = '<header>x</header><article><h1 id="a">A</h1><h1>B</h1></article>'


def test_a_page_says_where_it_stands_above_its_title() -> None:
    html = with_crumbs(PAGE, [("Guide", "../../"), ("R & D", "../"), ("<A>", "../../a/")])
    assert html == (
        '<header>x</header><article><nav aria-label="Breadcrumb" class="crumbs"><ol>'
        '<li><a href="../../">Home</a></li><li><a href="../">R &amp; D</a></li>'
        '<li><span aria-current="page">&lt;A&gt;</span></li></ol></nav>\n'
        '<h1 id="a">A</h1><h1>B</h1></article>'
    )


def test_the_first_page_and_pages_that_say_it_or_have_no_title_stay_as_they_are() -> None:
    way = [("Guide", "../"), ("A", "../a/")]
    assert with_crumbs(PAGE, way[:1]) == PAGE
    said = f'<nav class="crumbs"></nav>{PAGE}'
    assert with_crumbs(said, way) == said
    assert with_crumbs("<header>x</header>", way) == "<header>x</header>"
