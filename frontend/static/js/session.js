/** The session: a secret of 32 url-safe characters that lists this browser's trips. */

const KEY = "triplab.session";
/** @type {string|null} */
let current = null;

/** 24 random bytes are 32 characters of base64, none of them padding. */
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

/** @returns {string} the same for every page of this browser; for this page only where storage is refused */
export function sessionId() {
  if (current) return current;
  try {
    current = localStorage.getItem(KEY) ?? fresh();
    localStorage.setItem(KEY, current);
  } catch {
    current = fresh();
  }
  return current;
}
