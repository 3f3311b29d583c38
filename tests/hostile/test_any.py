"""Whatever is given: an answer, or an error that says what is wrong."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from guide import drawing
from guide.errors import Problem
from guide.mathml import FormulaError, mathml
from guide.read import front_matter
from strategies import examples

XML = st.lists(
    st.sampled_from(
        """<svg <svg> </svg> <g> </g> <g/> xmlns="http://www.w3.org/2000/svg" > /> <script> <!-- -->
        <!DOCTYPE [ ]> <!ENTITY x "y"> &x; &lt; <?xml ?> href="#x" href="x" onload="x"
        style="url(x)" <![CDATA[ ]]> text <style> </style>""".split()
    ),
    max_size=12,
).map(" ".join)
TEX = st.lists(
    st.sampled_from(
        r"\frac \text \href \style \class \unicode \color \begin{matrix} \end{matrix} { } & \\ ^ _"
        r" x 1 < > &lt; &#60; \left( \right) \sqrt [ ] javascript: onclick=alert(1) </math>"
        " <script> ' \"".split()
    ),
    max_size=10,
).map(" ".join)
SIGNS = "title: x aliases: [ ] { } , - &a *a !!x ! ? | > ' \" # --- ... << \n \n\n \t \\0 %TAG"
YAML = st.lists(
    st.sampled_from(SIGNS.split(" ")),
    max_size=15,
).map(" ".join)


@examples(200)
@given(XML | st.text())
def test_any_drawing_is_taken_or_found_at_fault(text: str) -> None:
    found = drawing.fault(text)
    assert found is None or (found[0] > 0 and found[1])
    if found is None:
        names = {element.tag.rpartition("}")[2] for element in fromstring(text).iter()}
        assert names <= {"svg", "g", "style"}


@examples(200)
@given(TEX)
def test_any_formula_is_drawn_or_refused(tex: str) -> None:
    try:
        made = mathml(tex)
    except FormulaError:
        return
    # HTML's parser knows the namespace of <math>; XML's is told.
    told = made.replace("<math", '<math xmlns="http://www.w3.org/1998/Math/MathML"', 1)
    for element in fromstring(told).iter():
        assert element.tag.startswith("{http://www.w3.org/1998/Math/MathML}m")
        assert not {"href", "style", "class", "onclick"} & element.attrib.keys()


@examples(200)
@given(YAML | st.text())
def test_any_yaml_is_read_or_refused(text: str) -> None:
    readers = {"title": front_matter.text, "aliases": front_matter.words}
    fields = front_matter.read_fields(text, Path("guide.yml"), readers, ())
    assert all(isinstance(problem, Problem) for problem in fields.problems)
