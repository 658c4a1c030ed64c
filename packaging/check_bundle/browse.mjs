// Open every page of a bundle from file:// in Chromium and say what is wrong, as one JSON document.
// Usage: node browse.mjs BUNDLE CHROMIUM PAGE…

import { existsSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDTHS = [320, 768, 1280];
const SCHEMES = ["light", "dark"];
const [root, executablePath, ...pages] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: !isRoot,
  args: [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

const results = [];
const described = new Map();
try {
  for (const name of pages) {
    results.push(await visit(name));
  }
  for (const result of results) {
    result.links = await brokenLinks(result.name);
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(results));

/** One page at every width and in both colour schemes. */
async function visit(name) {
  const found = { axe: new Map(), console: new Map(), requests: new Map(), overflow: new Map() };
  const result = { name, found, scripts: 0, links: [] };
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      await visitOnce(context, result, `${width} px ${colorScheme}`);
      await context.close();
    }
  }
  for (const [column, views] of Object.entries(found)) {
    result[column] = [...views].map(([what, where]) => `${what} (${[...where].join(", ")})`);
  }
  return result;
}

async function visitOnce(context, result, view) {
  const page = await context.newPage();
  const note = (views, what) => views.set(what, (views.get(what) ?? new Set()).add(view));
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) note(result.found.console, said.text());
  });
  page.on("pageerror", (error) => note(result.found.console, error.message));
  page.on("requestfailed", (request) => note(result.found.console, `not loaded: ${request.url()}`));
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (/^(file|data|blob):/.test(url)) return route.continue();
    note(result.found.requests, url);
    return route.abort();
  });
  await page.goto(addressOf(result.name), { waitUntil: "load" });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) note(result.found.overflow, `${wide} px wider than the window`);
  if (!described.has(result.name)) await describe(page, result);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ preload: false }));
  for (const violation of violations) {
    const where = violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ");
    note(result.found.axe, `${violation.id} (${violation.impact}): ${violation.help}: ${where}`);
  }
}

/** What later link checks need to know of a page: its ids and where its links lead. */
async function describe(page, result) {
  const seen = await page.evaluate(() => ({
    ids: [...document.querySelectorAll("[id]")].map((each) => each.id),
    links: [...document.querySelectorAll("[href], [src]")]
      .map((each) => each.href?.baseVal ?? each.href ?? each.src)
      .concat(
        [...document.querySelectorAll("[srcset]")].flatMap((each) =>
          each.srcset.split(",").map((one) => new URL(one.trim().split(/\s+/)[0], document.baseURI).href),
        ),
      ),
    scripts: [...document.scripts].filter((each) => each.type !== "application/ld+json").length,
  }));
  described.set(result.name, seen);
  result.scripts = seen.scripts;
}

async function brokenLinks(name) {
  const broken = [];
  for (const link of new Set(described.get(name).links)) {
    const url = new URL(link);
    if (url.protocol !== "file:") continue;
    const path = fileURLToPath(new URL(url.pathname, "file://"));
    if (!path.startsWith(resolve(root))) broken.push(`leads out of the bundle: ${link}`);
    else if (!existsSync(path) || !statSync(path).isFile()) broken.push(`no such file: ${link}`);
    else if (url.hash && !hasTarget(path, decodeURIComponent(url.hash.slice(1)))) broken.push(`no such place: ${link}`);
  }
  return broken;
}

function hasTarget(path, id) {
  for (const [name, seen] of described) {
    if (resolve(join(root, name)) === path) return seen.ids.includes(id);
  }
  return true;
}

function addressOf(name) {
  return pathToFileURL(resolve(join(root, name))).href;
}
