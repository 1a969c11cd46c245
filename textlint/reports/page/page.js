"use strict";
// All of the page can be read without this. It moves the overview to where it is seen, sets notes beside their lines,
// and steps through the findings.
(() => {
  const main = document.querySelector("main");
  const articles = [...document.querySelectorAll("details.article")];
  const wide = matchMedia("(min-width: 54.01rem)");

  // Written last, seen first: with the order of the document changed, keys and screen readers follow.
  for (const name of [".controls", ".overview"]) {
    const part = document.querySelector(name);
    if (part) main.prepend(part);
  }
  if (articles.length > 10) for (const article of articles) article.open = false;

  // Where the paragraphs leave room, reasons stand open, and a note moves down to its line; the text never makes way.
  const height = (node) => node.getBoundingClientRect().height;
  function unfold(group) {
    const notes = group.querySelector(".notes");
    for (const why of notes.querySelectorAll("details")) {
      why.open = true;
      if (room(group, notes) < 0) why.open = false;
    }
  }
  function room(group, notes) {
    const last = [...group.querySelectorAll(".block")].filter(height).pop();
    const end = [...notes.children].filter(height).pop();
    return last && end ? last.getBoundingClientRect().bottom - end.getBoundingClientRect().bottom : 0;
  }
  function align(group) {
    const list = group.querySelector(".notes");
    const notes = [...list.children];
    for (const note of notes) note.style.marginTop = "";
    if (!wide.matches) return;
    let left = room(group, list);
    for (const note of notes.filter(height)) {
      const ref = document.getElementById(note.id.replace("n", "m"));
      const lower = Math.min(left, ref.getBoundingClientRect().top - note.getBoundingClientRect().top - 4);
      if (lower <= 0) continue;
      note.style.marginTop = `${lower}px`;
      left -= lower;
    }
  }
  const groups = (article) => [...article.querySelectorAll(".group:has(.notes)")];
  const unfolded = new Set();
  function arrange(article) {
    if (!article.open) return;
    if (wide.matches && !unfolded.has(article)) groups(article).forEach(unfold);
    unfolded.add(article);
    groups(article).forEach(align);
  }
  const arrangeAll = () => articles.forEach(arrange);
  for (const article of articles) article.addEventListener("toggle", () => arrange(article));
  addEventListener("resize", arrangeAll);
  addEventListener("change", arrangeAll);
  addEventListener("beforeprint", () => {
    for (const note of document.querySelectorAll(".note")) note.style.marginTop = "";
  });
  addEventListener("afterprint", arrangeAll);
  arrangeAll();

  let current = null;
  function step(by) {
    const refs = [...document.querySelectorAll("details[open] .ref")].filter((ref) => ref.getClientRects().length);
    if (!refs.length) return;
    const place = refs.indexOf(current);
    current = refs[place < 0 ? (by > 0 ? 0 : refs.length - 1) : (place + by + refs.length) % refs.length];
    for (const note of document.querySelectorAll(".note.current")) note.classList.remove("current");
    document.getElementById(current.id.replace("m", "n")).classList.add("current");
    current.focus({ preventScroll: true });
    current.scrollIntoView({ block: "center" });
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text]")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  const keys = document.querySelector(".keys");
  function button(label, action, key) {
    const made = document.createElement("button");
    made.type = "button";
    made.append(label);
    if (key) made.append(" ", Object.assign(document.createElement("kbd"), { textContent: key }));
    made.addEventListener("click", action);
    keys.append(made);
  }
  button("Next", () => step(1), "j");
  button("Previous", () => step(-1), "k");
  if (articles.length > 1) {
    button("Open all", () => articles.forEach((article) => { article.open = true; }));
    button("Close all", () => articles.forEach((article) => { article.open = false; }));
  }
  keys.hidden = false;
})();
