// Suggestions below the search field: an editable combobox with a list, chosen by hand (ARIA Authoring Practices). Without this
// script, or when the portal does not answer, the field is a plain form. What somebody asked lately stays in this browser alone.
const QUIET = 150; // milliseconds without a key before the portal is asked
const MOST_RECENT = 5;
const NAME = `search:${document.documentElement.lang}`;

const recent = (change) => {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "[]").filter((one) => typeof one === "string");
    if (change) {
      localStorage.setItem(NAME, JSON.stringify(change(kept).slice(0, MOST_RECENT)));
    }
    return kept;
  } catch {
    return []; // storage is switched off, full or broken
  }
};

const say = (element, values) => Object.entries(values).forEach(([name, value]) => element.setAttribute(name, value));

const address = (place, q) => `${place}?${new URLSearchParams({ q })}`;

const make = (tag, values, ...children) => {
  const element = document.createElement(tag);
  say(element, values);
  element.append(...children);
  return element;
};

function setUp(form) {
  const words = form.dataset;
  const input = form.querySelector("input[type=search]");
  const id = `${input.id}-offers`;
  const list = make("div", { role: "listbox", id, "aria-label": words.offers });
  const clear = make("button", { type: "button", class: "search-offers__clear", hidden: "" }, words.clear);
  const box = make("div", { class: "search-offers", hidden: "" }, list, clear);
  const said = make("p", { role: "status", class: "visually-hidden" });
  let options = [];
  let active = -1;
  let timer = 0;
  let asking = new AbortController();

  input.after(box); // so that Tab leads from the field to the button below the list
  form.append(said);
  say(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id });

  function choose(place) {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    if (option) {
      say(option, { "aria-selected": "true" });
      say(input, { "aria-activedescendant": option.id });
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function open(isOpen) {
    choose(-1);
    box.hidden = !isOpen;
    say(input, { "aria-expanded": String(isOpen) });
  }

  function close() {
    clearTimeout(timer);
    asking.abort();
    open(false);
  }

  function group(name, rows) {
    const label = make("div", { class: "search-offers__heading", id: `${id}-${name}`, role: "presentation" }, words[name]);
    const made = rows.map(({ text, url, kind }, number) => {
      const values = { role: "option", "aria-selected": "false", tabindex: "-1", class: "search-offers__one", href: url };
      const more = kind ? [" ", make("span", { class: "search-offers__kind" }, kind)] : [];
      return make("a", { ...values, id: `${label.id}-${number}` }, make("span", {}, text), ...more);
    });
    options.push(...made);
    return made.length ? [make("div", { role: "group", "aria-labelledby": label.id }, label, ...made)] : [];
  }

  function show(typed, { questions = [], things = [] }) {
    const asked = recent().filter((text) => text !== typed && text.toLowerCase().includes(typed.toLowerCase()));
    choose(-1);
    options = [];
    list.replaceChildren(
      ...group("recent", asked.map((text) => ({ text, url: address(form.action, text) }))),
      ...group("questions", questions),
      ...group("things", things.map(({ title, ...more }) => ({ text: title, ...more }))),
    );
    clear.hidden = !asked.length;
    open(options.length > 0);
    said.textContent = options.length ? words.count.replace("{n}", options.length) : typed && words.none;
  }

  async function ask() {
    const typed = input.value.trim();
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const offered = typed ? await (await fetch(address(words.search, typed), { signal })).json() : {};
      if (!signal.aborted && document.activeElement === input) {
        show(typed, offered);
      }
    } catch {
      if (!signal.aborted) {
        close(); // the portal does not answer
      }
    }
  }

  function later() {
    clearTimeout(timer);
    choose(-1);
    timer = setTimeout(ask, QUIET);
  }

  function move(event, by) {
    event.preventDefault();
    if (box.hidden) {
      ask();
    } else if (event.altKey) {
      close();
    } else {
      const places = options.length + 1; // beyond each end is the field itself
      choose(((active + 1 + by + places) % places) - 1);
    }
  }

  const keys = {
    ArrowDown: (event) => move(event, 1),
    ArrowUp: (event) => move(event, -1),
    Home: () => choose(-1),
    End: () => choose(-1),
    Enter: (event) => {
      if (options[active]) {
        event.preventDefault();
        options[active].click();
      }
    },
    Escape: (event) => {
      if (!box.hidden) {
        event.preventDefault(); // this press closes the list, the next empties the field
        input.focus();
        close();
      }
    },
  };

  form.addEventListener("keydown", (event) => {
    if (!event.isComposing && (event.target === input || event.key === "Escape")) {
      keys[event.key]?.(event);
    }
  });
  input.addEventListener("input", (event) => event.isComposing || later());
  input.addEventListener("compositionend", later);
  input.addEventListener("click", () => input.value || ask());
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
  clear.addEventListener("click", () => {
    localStorage.removeItem(NAME);
    input.focus();
    close();
    said.textContent = words.cleared;
  });
  form.addEventListener("focusout", ({ relatedTarget: next }) => next === input || next === clear || close());
  form.addEventListener("submit", () => {
    const text = input.value.trim();
    if (text) {
      recent((kept) => [text, ...kept.filter((one) => one !== text)]);
    }
  });
}

document.querySelectorAll("form[data-search]").forEach(setUp);
