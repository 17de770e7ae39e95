// Moves focus to the heading that tells what just happened, so that a screen reader says it first. Without this script the
// page simply begins there.
const heading = document.querySelector("[data-focus]");
if (heading && !window.location.hash) {
  heading.focus();
}
