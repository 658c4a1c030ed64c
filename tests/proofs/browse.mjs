// Open pages in Chromium with scripts allowed, do to every element what a reader could, and say
// which pages ran a script or asked for anything, as one JSON document.
// Usage: node browse.mjs PLAYWRIGHT CHROMIUM FOLDER

import { readdirSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [playwright, executablePath, folder] = process.argv.slice(2);
const { chromium } = createRequire(pathToFileURL(join(playwright, "/")))("playwright-core");

const EVENTS = [
  "abort", "animationend", "animationiteration", "animationstart", "auxclick", "beforecopy",
  "beforecut", "beforeinput", "beforepaste", "beforetoggle", "begin", "blur", "cancel", "canplay",
  "change", "close", "contextmenu", "copy", "cuechange", "cut", "dblclick", "drag", "dragend",
  "dragenter", "dragover", "dragstart", "drop", "end", "error", "focus", "focusin", "focusout",
  "formdata", "fullscreenchange", "hashchange", "input", "invalid", "keydown", "keypress", "keyup",
  "load", "loadeddata", "loadstart", "message", "mousedown", "mouseenter", "mouseleave",
  "mousemove", "mouseout", "mouseover", "mouseup", "pagehide", "pageshow", "paste", "play",
  "pointerdown", "pointerenter", "pointerover", "pointerup", "popstate", "reset", "resize",
  "scroll", "search", "select", "selectstart", "show", "submit", "toggle", "touchend",
  "touchstart", "transitionend", "unhandledrejection", "unload", "wheel",
];

const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: !isRoot,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
const found = {};
let page;
let at;
try {
  const names = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
  for (const name of names) {
    at = found[name] = { ran: [], asked: [], failed: "" };
    page ??= await opened();
    try {
      await page.goto(pathToFileURL(join(folder, name)).href, { timeout: 10_000 });
      await page.evaluate(provoke, EVENTS);
      await page.waitForTimeout(20);
    } catch (error) {
      at.failed = String(error.message).split("\n")[0];
      await page.context().close();
      page = undefined;
    }
  }
} finally {
  await browser.close();
}
writeSync(1, JSON.stringify(found));

async function opened() {
  const context = await browser.newContext();
  await context.exposeBinding("provedToRun", (_source, what) => at.ran.push(what));
  await context.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt", "print"]) {
      globalThis[name] = (...said) => globalThis.provedToRun(`${name} ${said.join(" ")}`);
    }
  });
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (/^(file|data|blob|about):/.test(url)) return route.continue();
    at.asked.push(url);
    return route.abort();
  });
  const made = await context.newPage();
  made.on("dialog", (dialog) => (at.ran.push(dialog.type()), dialog.dismiss()));
  made.on("popup", (popup) => popup.close());
  return made;
}

/** Everything that a page could wait for; a link is followed only where it would run a script. */
function provoke(events) {
  for (const element of document.querySelectorAll("*")) {
    for (const type of events) {
      element.dispatchEvent(new Event(type, { bubbles: false, cancelable: true }));
    }
    const to = String(element.href?.baseVal ?? element.href ?? element.action ?? "");
    if (/^\s*(javascript|data|vbscript):/i.test(to)) element.click?.();
    if (element.formAction && /^\s*javascript:/i.test(element.formAction)) element.click();
  }
}
