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

  // A note begins no higher than the words it is about, and never before the end of the note above it.
  function align(article) {
    const notes = [...article.querySelectorAll(".text .note")];
    for (const note of notes) note.style.marginTop = "";
    if (!wide.matches || !article.open) return;
    const places = notes.map((note) => {
      const ref = document.getElementById(note.id.replace("n", "m"));
      const box = note.getBoundingClientRect();
      return { note, list: note.parentElement, wanted: ref ? ref.getBoundingClientRect().top - 4 : box.top, box };
    });
    let list = null;
    let shift = 0;
    for (const place of places) {
      if (place.list !== list) [list, shift] = [place.list, 0];
      if (!place.box.height) continue;
      const more = place.wanted - (place.box.top + shift);
      if (more > 0) {
        place.more = more;
        shift += more;
      }
    }
    for (const { note, more } of places) if (more) note.style.marginTop = `${more}px`;
  }
  const alignAll = () => articles.forEach(align);
  for (const article of articles) article.addEventListener("toggle", () => align(article));
  addEventListener("resize", alignAll);
  addEventListener("change", alignAll);
  addEventListener("beforeprint", () => {
    for (const note of document.querySelectorAll(".note")) note.style.marginTop = "";
  });
  addEventListener("afterprint", alignAll);
  alignAll();

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
