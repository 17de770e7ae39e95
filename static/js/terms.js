// A browser that knows no popover gets plain links to the glossary in place of the buttons, and no cards.
if (!("popover" in HTMLElement.prototype)) {
  for (const button of document.querySelectorAll("button.term[popovertarget]")) {
    const card = document.getElementById(button.getAttribute("popovertarget"));
    const more = card && card.querySelector(".term-card__more");
    if (more) {
      const link = document.createElement("a");
      link.className = "term";
      link.href = more.href;
      link.textContent = button.textContent;
      button.replaceWith(link);
    }
  }
  for (const cards of document.querySelectorAll(".term-cards")) {
    cards.hidden = true;
  }
}
