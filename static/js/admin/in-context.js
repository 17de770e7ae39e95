/* The source and its translation scroll together, from heading to heading. Without this script each scrolls alone. */
const frames = [...document.querySelectorAll("[data-frames] iframe")];
const choice = document.querySelector("[data-together]");
const box = choice?.querySelector("input");
/* The frame that a person scrolls; the other one follows and its own scrolling says nothing for a moment. */
let leading = null;
let release = 0;

/** Heights at which both pages say the same: the top, each heading, the end. */
function stops(page) {
  const end = page.document.documentElement.scrollHeight - page.innerHeight;
  const headings = [...page.document.querySelectorAll("main :is(h1, h2, h3)")].filter((heading) => heading.getClientRects().length);
  const heights = headings.map((heading) => heading.getBoundingClientRect().top + page.scrollY);
  return [0, ...heights.filter((height) => height > 0 && height < end), end];
}

/** Where the other page stands when this one stands here. */
function place(here, from, to) {
  if (from.length !== to.length) {
    return (here / Math.max(1, from.at(-1))) * to.at(-1);
  }
  const next = Math.max(1, from.findIndex((height) => height > here));
  const [start, end] = here >= from.at(-1) ? from.slice(-2) : from.slice(next - 1, next + 1);
  const [otherStart, otherEnd] = here >= from.at(-1) ? to.slice(-2) : to.slice(next - 1, next + 1);
  return otherStart + ((here - start) / Math.max(1, end - start)) * (otherEnd - otherStart);
}

function follow(frame, other) {
  if (!box.checked || (leading && leading !== frame)) {
    return;
  }
  leading = frame;
  clearTimeout(release);
  release = setTimeout(() => (leading = null), 150);
  const [page, following] = [frame.contentWindow, other.contentWindow];
  following.scrollTo({ top: place(page.scrollY, stops(page), stops(following)), behavior: "instant" });
}

function listen(frame, other) {
  frame.contentWindow.addEventListener("scroll", () => follow(frame, other), { passive: true });
}

if (frames.length === 2 && choice) {
  choice.hidden = false;
  frames.forEach((frame, number) => {
    const other = frames[1 - number];
    frame.addEventListener("load", () => listen(frame, other));
    if (frame.contentDocument?.readyState === "complete" && frame.contentWindow.location.href !== "about:blank") {
      listen(frame, other);
    }
  });
}
