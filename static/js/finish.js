// After “finish on this computer”: removes the copies of answers that quiz.js kept in this window while there was no connection.
// The answers that reached the portal stay there.
const PREFIX = "quiz:";

try {
  for (const name of Object.keys(window.sessionStorage)) {
    if (name.startsWith(PREFIX)) {
      window.sessionStorage.removeItem(name);
    }
  }
} catch {
  // Storage is switched off, so there is no copy.
}
