/** What the page shows, in its address: the queue, who labels, and an item to begin with. */

/** @typedef {{queue: string|null, person: string|null, item: string|null}} View */

/** @returns {View} */
export function readView() {
  const query = new URLSearchParams(location.search);
  return { queue: query.get("queue"), person: query.get("person"), item: query.get("item") };
}

/** @param {string} queue @param {string} person @param {string} [item] */
export const addressOf = (queue, person, item) => `/lab/label?${new URLSearchParams({ queue, person, ...(item && { item }) })}`;
