// Writes wwwroot/icons/lucide.svg: one <symbol> for each name in icons.txt, from the package lucide-static (ISC).
// Run after adding a name: npm install --no-save lucide-static@1.62.0 && node build.mjs
import fs from "node:fs";

const here = new URL("./", import.meta.url);
const icons = new URL("node_modules/lucide-static/icons/", here);
const output = new URL("../../wwwroot/icons/lucide.svg", here);

const names = fs.readFileSync(new URL("icons.txt", here), "utf8").split("\n").filter(Boolean);

const symbols = names.map((name) => {
  const source = fs.readFileSync(new URL(`${name}.svg`, icons), "utf8");
  const shapes = source.match(/<svg[\s\S]*?>([\s\S]*?)<\/svg>/)[1].replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
});

fs.writeFileSync(output, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
