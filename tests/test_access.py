"""Names for what is pressed, in the plain HTML that either engine writes."""

from __future__ import annotations

from guide.access import accessible

TITLES = {"first": '1. Is a < b & "c"?', "second": "2. Second?"}


ELSEWHERE = "third"
"""A question of another page."""


def named(html: str) -> str:
    return accessible(html, TITLES, {*TITLES, ELSEWHERE})


def test_an_answer_is_named_after_its_question() -> None:
    html = (
        '<h2 id="first">1. Is it?</h2>\n<details class="answer">\n'
        "<summary><span data-search-exclude>Answer to question 1</span></summary>"
    )
    label = "Answer to question 1: Is a &lt; b &amp; &quot;c&quot;?"
    assert f'<summary aria-label="{label}"><span data-search-exclude>' in named(html)


def test_solutions_are_counted_for_each_question() -> None:
    solution = '<details class="solution" data-kind="fill"><summary>Solution</summary>'
    html = f'<h2 id="first">1</h2>{solution * 2}<h2 id="second">2</h2>{solution}'
    found = [part.split('"')[0] for part in named(html).split('aria-label="')[1:]]
    assert found == [
        "Solution of task 1, question 1",
        "Solution of task 2, question 1",
        "Solution of task 1, question 2",
    ]


def test_a_long_output_says_of_which_program_it_is() -> None:
    program = '<span class="filename">a_b.py</span><pre></pre>'
    short = '<span class="filename">Output</span><pre></pre>'
    closed = '<details class="long-output"><summary>Output, 30 lines</summary>'
    html = named(f'<h2 id="first">1</h2>{program}{short}{closed}')
    assert '<summary aria-label="Output, 30 lines, of a_b.py">' in html


def test_a_follow_up_is_its_own_name() -> None:
    html = '<h2 id="first">1</h2><details class="follow-up"><summary>Why?</summary>'
    assert named(html) == html


def test_what_stands_in_no_question_keeps_the_name_that_it_has() -> None:
    html = '<h2 id="else">x</h2><details class="solution"><summary>Solution</summary>'
    assert named(html) == html


def test_permalinks_get_words_and_parts_of_an_answer_have_none() -> None:
    link = '<a class="headerlink" href="#{}" title="Permanent link">&para;</a>'
    assert 'aria-label="Link to this question"' in named(link.format("first"))
    assert 'aria-label="Link to this heading"' in named(link.format("sections"))
    assert 'aria-label="Link to this heading"' in named(link.format("topic--attention"))
    for place in ("first--answer", f"{ELSEWHERE}--friday"):
        assert named(f"<h3>In short{link.format(place)}</h3>") == "<h3>In short</h3>"


def test_the_links_below_a_question_say_which() -> None:
    ways = ("Map", "Edit", "Report a mistake", "Copy link")
    below = " ".join(f'<a href="x">{way}</a>' for way in ways)
    html = named(f'<h2 id="second">2</h2>{below}')
    for name in ("Map of", "Edit", "Report a mistake in", "Copy link to"):
        assert f'aria-label="{name} question 2"' in html
    assert named(below) == below


def test_level_and_topics_are_a_list() -> None:
    marks = '<p class="marks"><span class="level">core</span> <span class="tag">a</span></p>'
    assert named(marks) == (
        '<p role="list" aria-label="Level and topics" class="marks">'
        '<span role="listitem" class="level">core</span> '
        '<span role="listitem" class="tag">a</span></p>'
    )


def test_the_menu_gets_a_button_and_no_label_takes_the_focus() -> None:
    drawer = '<label class="md-header__button md-icon" for="__drawer">'
    forth = '<label class="md-nav__link" for="__nav_7" id="__nav_7_label" tabindex="0">'
    part = '<nav class="md-nav" data-md-level="1" aria-labelledby="x" aria-expanded="true">'
    html = named(drawer + forth + part)
    assert html.startswith("<guide-menu hidden><button ")
    assert f"</guide-menu>\n{drawer}" in html
    assert '<label class="md-nav__link" for="__nav_7" id="__nav_7_label">' in html
    assert html.endswith('<nav class="md-nav" data-md-level="1" aria-labelledby="x">')
