// When the page has come to rest.

/**
 * Lets closed answers be searched by the browser, see guide.css, once the theme has measured: not
 * later, since an address that names a text is looked for when the page is loaded.
 */
export function noteRest() {
  const note = () => (document.documentElement.dataset.ready = "");
  if (document.readyState === "complete") note();
  else addEventListener("load", note, { once: true });
}
