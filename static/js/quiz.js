// Saves the quiz as it is filled in. Everything here also works by the form's own buttons, without this script.
//
// Whoever the portal knows is saved on every change. A stranger is not: saving would set a cookie, and nobody has asked for one
// before a button was pressed; so until then the answers stay in this browser alone. The same copy bridges a lost connection and an
// ended session. It lives in sessionStorage, which is gone when the tab is closed, and belongs to one person (data-owner).
const form = document.querySelector("form[data-quiz]");

const WAIT = 800; // milliseconds of quiet before a change is saved
const AGAIN = 15000; // milliseconds until the next try without a connection
const LONGEST_COPY = 200000; // characters; a larger copy would only fill the browser's store

if (form) {
  const status = form.querySelector("[data-saved]");
  const name = `quiz:${form.dataset.save}`;
  const isKnown = "known" in form.dataset;
  const changed = new Set();
  let timer = 0;
  let isSaving = false;

  const say = (text) => {
    if (status && status.textContent !== text) {
      status.textContent = text;
    }
  };

  const entries = () => [...new FormData(form)].filter(([key, value]) => key.startsWith("q-") && typeof value === "string");

  const store = (act) => {
    try {
      return act(window.sessionStorage);
    } catch {
      return null; // storage is switched off or full: the portal's own saving remains
    }
  };

  const forget = () => store((storage) => storage.removeItem(name));

  const remember = () => {
    const copy = JSON.stringify({ attempt: form.dataset.attempt, owner: form.dataset.owner, changed: [...changed], entries: entries() });
    if (copy.length <= LONGEST_COPY) {
      store((storage) => storage.setItem(name, copy));
    }
  };

  const fill = (question, values) => {
    for (const field of question.querySelectorAll("[name^='q-']")) {
      const kept = values.filter(([key]) => key === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = kept.includes(field.value);
      } else if (field.type !== "hidden") {
        field.value = kept.length ? kept[0] : "";
      }
    }
    question.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Puts the copy back after a reload, a lost connection or an ended session.
  const restore = () => {
    const text = store((storage) => storage.getItem(name));
    if (!text) {
      return;
    }
    let copy;
    try {
      copy = JSON.parse(text);
    } catch {
      forget();
      return;
    }
    // A result with this id among the earlier attempts: the answers did arrive.
    const hasArrived = document.querySelector(`a[href*="${CSS.escape(copy.attempt)}"]`) !== null;
    const isOthers = copy.owner !== "" && form.dataset.owner !== "" && copy.owner !== form.dataset.owner;
    if (hasArrived || isOthers) {
      forget();
      return;
    }
    if (copy.owner !== "" && form.dataset.owner === "") {
      return; // somebody's who is signed out now: kept for their return, shown to nobody else
    }
    const blocks = new Set(copy.changed);
    for (const question of form.querySelectorAll("[data-question]")) {
      if (blocks.has(question.dataset.question)) {
        fill(question, copy.entries);
      }
    }
    if (blocks.size) {
      say(form.dataset.restored);
    }
  };

  const body = (blocks) => {
    const data = new FormData();
    const mine = (key) => [...blocks].some((block) => key === `q-${block}` || key.startsWith(`q-${block}.`));
    for (const [key, value] of new FormData(form)) {
      if (!key.startsWith("q-") || mine(key)) {
        data.append(key, value);
      }
    }
    for (const block of blocks) {
      data.append("touched", block);
    }
    return data;
  };

  const later = (milliseconds) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => save(), milliseconds);
  };

  async function save(isLeaving = false) {
    // A decision in a scenario is final once it is saved, so it waits for its button.
    const blocks = [...changed].filter((block) => !form.querySelector(`[data-question="${block}"]`)?.hasAttribute("data-final"));
    if (!isKnown || isSaving || !blocks.length) {
      return;
    }
    isSaving = true;
    const sent = body(blocks);
    blocks.forEach((block) => changed.delete(block));
    let goesOn = 0;
    try {
      const headers = { Accept: "application/json" };
      const response = await fetch(form.dataset.save, { method: "POST", headers, body: sent, keepalive: isLeaving });
      if (response.status >= 500) {
        throw new Error(String(response.status));
      }
      const answer = await response.json();
      say(answer.message);
      if (!response.ok) {
        blocks.forEach((block) => changed.add(block));
        remember();
      } else if (changed.size) {
        remember();
        goesOn = WAIT;
      } else {
        forget();
      }
    } catch {
      blocks.forEach((block) => changed.add(block));
      remember();
      say(form.dataset.offline);
      goesOn = AGAIN;
    }
    isSaving = false;
    if (goesOn) {
      later(goesOn);
    }
  }

  const note = (event) => {
    const question = event.target.closest("[data-question]");
    if (question) {
      changed.add(question.dataset.question);
      remember();
      later(WAIT);
    }
  };

  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    remember(); // until the answer has arrived; the next page with this form finds out whether it has
  });
  window.addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      save(true); // a request that outlives the page
    }
  });
  restore();
}
