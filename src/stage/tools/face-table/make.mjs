// node tools/face-table/make.mjs: writes src/people/cameo/faceTable.json anew. Needs the built stage (wwwroot/stage) and a browser.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";

const here = import.meta.dirname,
  root = join(here, "../../../../wwwroot/stage");
const { outputFiles } = await build({ entryPoints: [join(here, "page.ts")], bundle: true, write: false, format: "esm", loader: { ".tsv": "text", ".json": "json" }, target: "es2023" });
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://x").pathname;
  try {
    if (path === "/") response.writeHead(200, { "content-type": "text/html" }).end('<!doctype html><script type="module" src="/page.js"></script>');
    else if (path === "/page.js") response.writeHead(200, { "content-type": "text/javascript" }).end(outputFiles[0].text);
    else response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(readFileSync(join(root, path)));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
  headless: "shell",
  args: ["--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  protocolTimeout: 300000,
});
const page = await browser.newPage();
page.on("console", (message) => console.log(message.text()));
page.on("pageerror", (error) => console.log(String(error)));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction("globalThis.measure");
const { picture, rows } = await page.evaluate(() => globalThis.measure("a 35 year old man, fair skin"));
if (process.env.PICTURE) writeFileSync(process.env.PICTURE, Buffer.from(picture.split(",")[1], "base64"));
console.log(`${rows.filter(Boolean).length} of ${rows.length} landmarks`);
writeFileSync(join(here, "../../src/people/cameo/faceTable.json"), `${JSON.stringify(rows).replaceAll("],[", "],\n[").replaceAll("],null", "],\nnull")}\n`);
await browser.close();
server.close();
