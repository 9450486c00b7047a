/** On paper every section is open; afterwards each is as it was. */

export function openForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#trip details:not([open])")].map((el) => /** @type {HTMLDetailsElement} */ (el));
    for (const el of opened) el.open = true;
  });
  addEventListener("afterprint", () => {
    for (const el of opened) el.open = false;
    opened = [];
  });
}
