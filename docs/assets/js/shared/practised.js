// Whether there is anything to show of a reader's practice, known without loading practice.

/**
 * Whether this browser holds progress of this site.
 * @param {string} root the site's address
 */
export async function hasPractised(root) {
  try {
    const kept = await indexedDB.databases();
    return kept.some(({ name }) => name === `guide ${new URL(root).pathname}`);
  } catch {
    return false; // an old browser, or one that keeps nothing
  }
}
