// A long work in portions: each page asks for the next one by itself. Without scripts there is a button to press.
const form = document.querySelector("form[data-goes-on]");
if (form) {
  form.requestSubmit();
}
