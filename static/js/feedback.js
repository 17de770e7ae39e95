// Asks in place whether the page helped and why: the same forms at the same addresses, without leaving the page. Without this
// script each leads to a page of its own.
const box = document.querySelector("[data-feedback]");

const fields = (form, button) => {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) {
    body.append(button.name, button.value);
  }
  return body;
};

// What the answer says stands on a page of its own under a first heading; here it is a part of this page.
const put = (part) => {
  const title = part.querySelector("h1");
  const heading = document.createElement("h2");
  heading.className = "feedback__title";
  heading.id = "feedback-title";
  heading.tabIndex = -1;
  heading.textContent = title.textContent;
  title.replaceWith(heading);
  for (const below of part.querySelectorAll("section h2")) {
    const lower = document.createElement("h3");
    lower.id = below.id;
    lower.textContent = below.textContent;
    below.replaceWith(lower);
  }
  box.replaceChildren(part);
  (part.querySelector(".error-summary") ?? heading).focus();
};

// The usual way, for an answer that cannot be shown here: the browser sends the form itself.
const leave = (form, button) => {
  if (button?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }
  form.submit();
};

box?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (box.getAttribute("aria-busy") === "true") {
    return;
  }
  const { target: form, submitter: button } = event;
  box.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields(form, button) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("[data-feedback-part]");
    if (part) {
      put(document.adoptNode(part));
    } else {
      leave(form, button);
    }
  } catch {
    leave(form, button);
  } finally {
    box.removeAttribute("aria-busy");
  }
});
