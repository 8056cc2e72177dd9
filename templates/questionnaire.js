// The questionnaire in a browser: keeps what is filled in, counts it, and hands it back as text. It sends nothing anywhere,
// and puts no text into the page but as text. All words that people read stand in questionnaire.html.j2.
"use strict";

const form = document.querySelector("form");
const at = (id) => document.getElementById(id);
const place = "ccg-toolkit/" + form.elements.form.value;
const keys = form.dataset.keys.split(" ");
const questions = new Set([...form.querySelectorAll("input[type=radio]")].map((radio) => radio.name));
let handedBack = ""; // the answers as they were handed back last
let changed = false; // whether anything was filled in since
let keeps = true; // whether this browser keeps anything for a page from disk

// What is filled in, by name, in the order of a response; blank ones are left out.
function answers() {
  const filled = new FormData(form);
  const trimmed = keys.map((key) => [key, (filled.get(key) || "").trim()]);
  return new Map(trimmed.filter(([, value]) => value));
}

// A response as survey/response_text.py writes and reads it.
function responseText(values) {
  const escaped = (letter) => "\\u" + letter.charCodeAt(0).toString(16).padStart(4, "0");
  const quoted = (value) => JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped);
  const written = (value) => (/^[A-Za-z0-9._-]{1,200}$/.test(value) ? value : quoted(value));
  const lines = [...values].map(([key, value]) => `${key}: ${written(value)}`);
  return ["ccg-toolkit/response/1", ...lines, `end: ${lines.length}`, ""].join("\n");
}

function showProgress(values) {
  const done = [...questions].filter((name) => values.has(name)).length;
  at("progress").value = done;
  at("done").textContent = done;
}

function keep() {
  try {
    const values = [...answers()];
    localStorage.setItem(place, JSON.stringify({ values, handedBack, on: new Date().toLocaleString("en-GB") }));
  } catch {
    keeps = false;
  }
  at("kept").hidden = !keeps;
  at("not-kept").hidden = keeps;
}

// What this browser kept, if that is anything of this page's.
function keptBefore() {
  let text = null;
  try {
    text = localStorage.getItem(place);
  } catch {
    keeps = false;
  }
  try {
    const kept = JSON.parse(text);
    return kept && Array.isArray(kept.values) ? kept : null;
  } catch {
    return null; // another page left it there
  }
}

// Fill in again what was kept; never what the form says of itself.
function fillIn(kept) {
  for (const [key, value] of kept.values) {
    const field = form.elements[key];
    if (field && (field.type !== "hidden" || ["response", "edition"].includes(key))) field.value = value;
  }
  handedBack = kept.handedBack;
  begin();
}

function begin() {
  at("begun").hidden = true;
  showProgress(answers());
  if (!form.hidden) return;
  form.hidden = false;
  form.querySelector("input[type=radio]").focus();
}

// Give the response, of which each change is a new edition; empty where something is lacking.
function handBack() {
  if (!form.reportValidity()) return "";
  if (![...questions].some((name) => answers().has(name))) {
    at("status").textContent = at("status").dataset.nothing;
    return "";
  }
  const { response, edition } = form.elements;
  if (!response.value) {
    const random = crypto.getRandomValues(new Uint8Array(16));
    response.value = [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  const without = () => JSON.stringify([...answers()].filter(([key]) => key !== "edition"));
  if (without() !== handedBack) {
    edition.value = Number(edition.value) + 1;
    handedBack = without();
  }
  changed = false;
  keep();
  at("text").value = responseText(answers());
  at("handed-back").hidden = false;
  return at("text").value;
}

function saveFile() {
  const text = handBack();
  if (!text) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = `answers-${form.elements.response.value.slice(0, 8)}.txt`;
  link.click();
  at("status").textContent = at("status").dataset.saved;
}

function copyText() {
  if (!handBack()) return;
  at("text").select();
  const copied = document.execCommand("copy"); // unlike navigator.clipboard it works from disk in every browser
  at("status").textContent = copied ? at("status").dataset.copied : at("status").dataset.uncopied;
}

function remove() {
  if (!confirm(at("remove").dataset.sure)) return;
  try {
    localStorage.removeItem(place);
  } catch {
    // there was nothing to remove
  }
  form.reset();
  form.elements.response.value = form.elements.edition.value = at("text").value = handedBack = "";
  changed = false;
  at("handed-back").hidden = true;
  begin();
  at("status").textContent = at("status").dataset.removed;
  scrollTo(0, 0);
}

form.addEventListener("input", (event) => {
  if (event.target === at("text")) return;
  changed = true;
  at("status").textContent = "";
  showProgress(answers());
  keep();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("beforeunload", (event) => {
  if (changed && !keeps) event.preventDefault();
});
at("save").addEventListener("click", saveFile);
at("copy").addEventListener("click", copyText);
at("remove").addEventListener("click", remove);
at("start-anew").addEventListener("click", remove);

// On a computer that several people use, nobody sees or changes another's answers by opening the page.
const before = keptBefore();
if (before) {
  form.hidden = true;
  at("begun").hidden = false;
  at("begun-on").textContent = before.on;
  at("go-on").addEventListener("click", () => fillIn(before));
} else {
  begin();
}
for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
at("kept").hidden = !keeps;
at("not-kept").hidden = keeps;
