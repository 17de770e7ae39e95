// Moves the items of an ordering question, by button or by dragging. The numbered selects are the answer: moving only sets them,
// so that the question can be answered without this script, and whoever sets the numbers by hand is never overruled.

function rowsOf(list) {
  return Array.from(list.children);
}

function selectOf(row) {
  return row.querySelector("select");
}

// Puts the rows in the order of their numbers; those without one stay behind them, as they stood.
function arrange(list) {
  const place = (row) => Number(selectOf(row).value) || Infinity;
  const rows = rowsOf(list);
  const wanted = rows.map((row, index) => [place(row), index, row]).sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] < b[0] ? -1 : 1));
  if (wanted.some(([, , row], index) => row !== rows[index])) {
    list.append(...wanted.map(([, , row]) => row));
  }
}

// Numbers the rows as they stand. Each change is told like one made by hand, so that it is saved like one.
function number(list) {
  rowsOf(list).forEach((row, index) => {
    const select = selectOf(row);
    const value = String(index + 1);
    if (select.value !== value) {
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

function setUp(question) {
  const list = question.querySelector("[data-items]");
  const said = question.querySelector("[data-said]");

  function say(words, row) {
    const rows = rowsOf(list);
    const values = row ? { item: row.querySelector("[data-text]").innerText.trim(), number: rows.indexOf(row) + 1, total: rows.length } : {};
    said.textContent = words.replace(/\{(item|number|total)\}/g, (_, name) => values[name]);
  }

  function move(row, by) {
    arrange(list);
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (other && by < 0) {
      row.after(other);
    } else if (other) {
      row.before(other);
    }
    number(list);
    say(other ? question.dataset.moved : question.dataset.stays, row);
  }

  // The dragged row itself never leaves the page: browsers would let go of the pointer. Its neighbours make way.
  function follow(row, y) {
    const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
    while (row.nextElementSibling && y > middle(row.nextElementSibling)) {
      row.before(row.nextElementSibling);
    }
    while (row.previousElementSibling && y < middle(row.previousElementSibling)) {
      row.after(row.previousElementSibling);
    }
  }

  function drag(event, row) {
    event.preventDefault();
    arrange(list);
    const before = rowsOf(list);
    const over = new AbortController();
    const on = (target, name, act) => target.addEventListener(name, act, { signal: over.signal });
    row.classList.add("is-dragged");

    function end(keep) {
      over.abort();
      row.classList.remove("is-dragged");
      if (!keep) {
        list.append(...before);
      } else if (rowsOf(list).some((one, index) => one !== before[index])) {
        number(list);
        say(question.dataset.moved, row);
      }
    }

    on(document, "pointermove", (moved) => follow(row, moved.clientY));
    on(document, "pointerup", () => end(true));
    on(document, "pointercancel", () => end(false));
    on(document, "keydown", (key) => key.key === "Escape" && end(false));
  }

  question.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.move) {
      move(button.closest("li"), Number(button.dataset.move));
      button.focus();
    } else if (button && "number" in button.dataset) {
      number(list);
      say(question.dataset.numbered);
    }
  });
  question.addEventListener("pointerdown", (event) => {
    if (event.isPrimary && event.button === 0 && event.target.closest("[data-handle]")) {
      drag(event, event.target.closest("li"));
    }
  });
  question.querySelectorAll("[hidden]").forEach((part) => part.removeAttribute("hidden"));
}

document.querySelectorAll("[data-ordering]").forEach(setUp);
