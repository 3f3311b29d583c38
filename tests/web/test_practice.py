"""Practice: from the first question to the last, by keyboard, with nothing lost."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from guide.render.addresses import built
from web.reader import one_engine
from web.states import mock_asked, mock_last

BLOCKED = "IDBFactory.prototype.open = () => { throw new DOMException('', 'no') }"
"""A browser that keeps nothing."""
TODAY = "5 new questions"
"""What a reader finds who has never practised."""


def begin(page, button="Practise now"):
    page.goto("practice/")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".card h2")).to_be_focused()


def grade(page, key="3"):
    """Answers the question that stands there."""
    title = page.locator(".card h2").inner_text()
    page.keyboard.press("Space")
    expect(page.locator(".card .grades button")).to_have_count(4)
    page.keyboard.press(key)
    page.wait_for_function(
        "title => document.querySelector('.card h2')?.innerText !== title", arg=title
    )


def test_a_session_by_keyboard_alone(page):
    page.goto("practice/")
    expect(page.locator(".today")).to_contain_text(TODAY)
    page.get_by_role("button", name="Practise now").focus()
    page.keyboard.press("Enter")
    title = page.locator(".card h2")
    expect(title).to_be_focused()
    first = title.inner_text()
    assert page.locator(".card-answer").count() == 0, "the answer is not there before it is asked"

    page.keyboard.press("3")  # sure
    points = page.locator(".points input")
    expect(points.first).to_be_visible()
    expect(page.locator(".grades .primary")).to_have_count(0)
    page.keyboard.press("Enter")  # nothing is suggested yet
    expect(title).to_have_text(first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator(".grades .primary")).to_contain_text("Again")
    for _ in range(points.count() - 1):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    expect(page.locator(".grades .primary")).to_contain_text("Easy")
    page.keyboard.press("Enter")
    expect(title).not_to_have_text(first)
    expect(title).to_be_focused()

    page.keyboard.press("u")
    expect(title).to_have_text(first)
    for _ in range(5):
        grade(page)
    expect(page.locator(".report")).to_contain_text("5 answers")
    page.keyboard.press("Escape")
    expect(page.locator(".today")).to_contain_text("Nothing is left for today")
    page.reload()
    expect(page.locator(".today")).to_contain_text("Nothing is left for today")
    expect(page.locator(".progress")).to_contain_text("You have begun 5 questions")


def test_what_was_not_known_comes_again_in_the_same_session(page):
    begin(page)
    first = page.locator(".card h2").inner_text()
    grade(page, "1")
    for _ in range(3):
        grade(page)
    expect(page.locator(".card h2")).to_have_text(first)


def test_the_answer_is_the_one_of_the_page(page):
    page.goto("practice/")
    page.get_by_label("Section").select_option("Advanced Topics")
    page.get_by_role("button", name="All, mixed").click()
    page.keyboard.press("Space")
    page.locator("summary", has_text="In depth").click()
    card = page.locator(".card")
    expect(card.locator("math").first).to_be_visible()
    assert card.locator("img").first.evaluate(
        "image => new Promise(done => { image.loading = 'eager'; image.decode().then(done) })"
        ".then(() => image.naturalWidth)"
    )
    card.get_by_role("tab").nth(1).click()
    expect(card.locator(".tabbed-block").nth(1)).to_be_visible()
    for link in card.locator("a[href]").all():
        assert re.match(r"https?://", link.get_attribute("href") or "")


@one_engine
def test_keys_that_are_typed_are_typed(page):
    begin(page)
    page.locator(".card textarea").fill("")
    page.locator(".card textarea").press_sequentially("1 u?")
    expect(page.locator(".card textarea")).to_have_value("1 u?")
    assert page.locator(".card-answer").count() == 0
    page.keyboard.press("Tab")
    page.locator(".card h2").focus()
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_have_count(0)
    expect(page.locator(".card")).to_be_visible()


def test_progress_goes_from_one_device_to_another(page, new_page, tmp_path):
    begin(page)
    for _ in range(5):
        grade(page)
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    saved = [event["kind"] for event in json.loads(file.read_text())["events"]]
    assert saved == ["review"] * 5 + ["setting"], "the answers, and that they were exported"

    other = new_page()
    other.goto("practice/")
    for said in ("6 new entries imported.", "Everything in the file was known already."):
        other.locator("input[type=file]").set_input_files(file)
        expect(other.locator(".said")).to_have_text(said)
    expect(other.locator(".progress")).to_contain_text("You have begun 5 questions")

    file.write_text(file.read_text().replace('"grade":3', '"grade":9'))
    other.locator("input[type=file]").set_input_files(file)
    expect(other.locator(".said")).to_contain_text("nothing was imported")

    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Delete everything").click()
    expect(other.locator(".today")).to_contain_text(TODAY)
    other.reload()
    expect(other.locator(".today")).to_contain_text(TODAY)


@one_engine
def test_two_tabs_know_the_same(page):
    begin(page)
    second = page.context.new_page()
    second.goto("practice/")
    expect(second.locator(".today")).to_contain_text(TODAY)
    grade(page)
    expect(second.locator(".today")).to_contain_text("4 new questions")


@one_engine
def test_where_nothing_can_be_kept_the_reader_is_told(new_page):
    page = new_page()
    page.add_init_script(BLOCKED)
    page.goto("practice/")
    expect(page.get_by_role("alert")).to_contain_text("This browser keeps nothing")
    page.get_by_role("button", name="Practise now").click()
    grade(page)
    page.keyboard.press("Escape")
    expect(page.locator(".progress")).to_contain_text("You have begun 1 question")


@one_engine
def test_an_answer_that_does_not_come_can_be_asked_for_again(new_page, watch):
    page = new_page()
    page.route("**/question.html", lambda route: route.abort())
    begin(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("alert").last).to_contain_text("could not be loaded")
    page.unroute("**/question.html")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".grades button")).to_have_count(4)
    watch.faults = [fault for fault in watch.faults if "ERR_FAILED" not in fault]


def test_without_scripts_practice_says_what_is_missing(without_scripts):
    without_scripts.goto("practice/")
    expect(without_scripts.get_by_text("For that it needs JavaScript")).to_be_visible()
    without_scripts.locator(".without-scripts").get_by_role("link", name="Keras").click()
    expect(without_scripts).to_have_url(re.compile("/keras/$"))


def test_a_question_is_graded_and_marked_on_its_own_page(page):
    page.goto("keras/?open=what-is-keras")
    answer = page.locator("details.answer[open]")
    expect(answer.locator(".grades button")).to_have_count(4)
    for field in answer.locator(".points input").all():
        field.check()
    answer.get_by_role("button", name="Good").click()
    expect(answer.locator(".grades + .verdict")).to_contain_text("Saved. Next review in")
    answer.get_by_role("button", name="Bookmark").click()
    answer.locator(".own textarea").fill("Multi-backend since 3.0")
    answer.get_by_role("button", name="Keep the note").click()
    standing = page.locator(".standing", has_text="with a note")
    expect(standing).to_contain_text("Next review in")
    expect(standing).to_contain_text("bookmarked")
    page.goto("practice/")
    page.get_by_label("Marked").select_option("bookmark")
    expect(page.get_by_text("sections (1)")).to_be_visible()
    page.goto("keras/")
    expect(standing).to_be_visible()
    assert page.locator("details.answer[open]").count() == 0


@one_engine
def test_an_answer_is_equipped_when_it_is_opened(page):
    page.goto("keras/?open=what-is-keras")
    grades = page.locator("details.answer .grades")
    expect(grades).to_have_count(1)
    page.locator("details.answer:not([open]) > summary").first.click()
    expect(grades).to_have_count(2)
    expect(page.locator("details.answer:not([open]) form.task")).to_have_count(0)


# Tasks, on a page of questions.


@pytest.fixture
def tasks(page, site):
    """Opens a question's answer; returns its first task of a kind."""
    pages = {asked["slug"]: asked["page"] for asked in site.questions}

    def opened(slug, kind):
        page.goto(f"{built(pages[slug], slug).split('#')[0]}?open={slug}")
        answer = page.locator(f"[id='{slug}'] ~ details.answer").first
        task = answer.locator(f"form:has(+ details[data-kind={kind}])").first
        expect(task).to_be_visible()
        return task

    return opened


def test_a_choice(tasks):
    task = tasks("neural-network", "choice")
    verdict = task.locator(".verdict")
    task.get_by_role("button", name="Check").click()
    expect(verdict).to_contain_text("Answer first")
    task.get_by_label("XOR, because it has hidden layers").check()
    task.get_by_role("button", name="Check").click()
    expect(verdict).to_contain_text("Not right")
    expect(task.locator("+ details")).to_have_attribute("open", "")
    task.get_by_label("Exactly the affine maps").check()
    task.get_by_role("button", name="Check").click()
    expect(verdict).to_have_text("Right.")


def test_a_number_is_typed_and_checked_with_enter(tasks, page):
    task = tasks("neural-network", "fill")
    task.get_by_role("textbox").fill("64")
    page.keyboard.press("Enter")
    expect(task.locator(".verdict")).to_contain_text("Not right")
    task.get_by_role("textbox").fill(" 65.0 ")
    page.keyboard.press("Enter")
    expect(task.locator(".verdict")).to_have_text("Right.")
    expect(page).to_have_url(re.compile("/neural-networks/"))


@one_engine
def test_a_wrong_line_is_found(tasks):
    task = tasks("kv-cache", "bug")
    wrong = task.locator("+ details").get_attribute("data-lines").split()
    task.locator(f"input[value='{wrong[0]}']").check()
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".verdict")).to_have_text("Right.")
    task.locator("input:not(:disabled)").first.check()
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".verdict")).to_contain_text("Not right")


@one_engine
def test_lines_are_brought_into_order_by_keyboard(tasks, page):
    task = tasks("parallel-training", "order")
    (wanted,) = json.loads(task.locator("+ details").get_attribute("data-orders"))
    rows = task.locator("li")
    shown = [row.locator("code").inner_text() for row in rows.all()]
    for place, number in enumerate(wanted):
        text = shown[number - 1]
        while rows.nth(place).locator("code").inner_text() != text:
            task.get_by_role("button", name=f"Move up: {text}", exact=True).press("Enter")
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".verdict")).to_have_text("Right.")
    task.get_by_role("button", name=re.compile("^Move down")).first.press("Enter")
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".verdict")).to_contain_text("Not right")


def test_an_output_is_typed(tasks):
    task = tasks("kv-cache", "prints")
    output = task.locator("+ details .output code").text_content()
    task.get_by_role("textbox").fill("something else")
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".verdict")).to_contain_text("Not right")
    task.get_by_role("textbox").fill(output)
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".verdict")).to_have_text("Right.")


def below_the_header(element):
    """Whether all of it is seen, and nothing of it under the header."""
    header = element.page.locator("header.md-header").bounding_box()
    return element.bounding_box()["y"] >= header["y"] + header["height"]


def test_a_card_comes_out_from_under_the_header_and_leads_nowhere_else(phone):
    begin(phone)
    for part in (phone.locator(".running .bar"), phone.locator(".card-meta")):
        expect(part).to_be_in_viewport(ratio=1)
        assert below_the_header(part)
    for other in (phone.locator(".deck"), phone.locator("footer.md-footer")):
        expect(other).to_be_hidden()
    phone.get_by_role("button", name="End").click()
    for other in (phone.locator(".deck"), phone.locator("footer.md-footer")):
        expect(other).to_be_visible()


@one_engine
def test_a_finger_skips_to_the_end_where_only_what_still_works_is_offered(phone):
    begin(phone)
    more = int(re.search(r"(\d+) more", phone.locator(".card-meta").inner_text())[1])
    for _ in range(more + 1):
        phone.get_by_role("button", name="Skip").tap()
    over = phone.locator(".report h2")
    expect(over).to_have_text("Nothing was answered.")
    expect(over).to_be_focused()
    assert over.evaluate("heading => getComputedStyle(heading).outlineStyle") == "none"
    expect(phone.locator(".running .bar").get_by_role("button")).to_have_text(["Undo"])


def test_the_clock_of_a_mock_interview_stays_in_view(phone):
    phone.goto("practice/")
    phone.get_by_role("button", name="Begin").click()
    timer = phone.get_by_role("timer")
    expect(timer).to_be_in_viewport(ratio=1)
    phone.get_by_role("button", name="Show the answer").click()
    phone.locator(".points input").last.focus()
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(timer).to_be_in_viewport(ratio=1)
    assert below_the_header(timer)
    # Nor does it lie over what has the focus.
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    first = phone.locator(".points input").first
    first.focus()
    bar = phone.locator(".running .bar").bounding_box()
    assert first.bounding_box()["y"] >= bar["y"] + bar["height"]


def test_a_mock_interview_ends_with_a_report(page):
    mock_asked(page)
    expect(page.get_by_role("timer")).to_contain_text("13:59 left")
    page.keyboard.press("3")
    asked = page.locator(".follow-ups .asked")
    expect(asked.first).to_be_visible()
    asked.first.get_by_label("I could answer this").check()
    page.locator(".points input").first.check()
    page.locator(".card h2").focus()
    page.keyboard.press("1")
    mock_last(page)
    page.keyboard.press("3")
    report = page.locator(".report")
    expect(report).to_contain_text("2 questions")
    expect(report).to_contain_text("You had 1 of")
    expect(report).to_contain_text("could answer 1 of")
    expect(report.locator("tbody").first.locator("tr")).to_have_count(2)
    expect(report.get_by_role("heading", name="To read")).to_be_visible()
    page.emulate_media(media="print")
    expect(report.get_by_role("button", name="Print")).to_be_hidden()
    expect(report.locator("table").first).to_be_visible()
