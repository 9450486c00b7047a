/** What this browser keeps: in its storage, or only as long as the page is open where that is refused or full. */

const PREFIX = "triplab.label.";
/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} name @param {unknown} value JSON */
export function keep(name, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(PREFIX + name, text);
    memory.delete(name);
  } catch {
    memory.set(name, text);
  }
}

/** @param {string} name @returns {any} undefined when nothing is kept under this name */
export function kept(name) {
  const text = memory.get(name) ?? stored(() => localStorage.getItem(PREFIX + name));
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} name */
export function drop(name) {
  memory.delete(name);
  stored(() => localStorage.removeItem(PREFIX + name));
}

/** Names that begin so, in their order. @param {string} start */
export function namesFrom(start) {
  const all = stored(() => Object.keys(localStorage)) ?? [];
  const ours = all.filter((key) => key.startsWith(PREFIX + start)).map((key) => key.slice(PREFIX.length));
  return [...new Set([...ours, ...[...memory.keys()].filter((name) => name.startsWith(start))])].sort();
}

/** Whether some of it is lost when the page is closed. */
export const fleeting = () => memory.size > 0;

/** @template T @param {() => T} read */
function stored(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}
