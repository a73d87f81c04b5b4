// Notes beside a build what it was made of, so that a test can tell without Node whether it is fresh.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const roots = ["fonts", "index.html", "package-lock.json", "package.json", "public", "src", "stamp.ts", "tsconfig.json", "vite.config.ts"];

/** The files a build is made of, as paths below web with strokes, in the order of their bytes. */
export function inputs(folder: string): string[] {
  const out: string[] = [];
  const walk = (path: string): void => {
    if (statSync(join(folder, path)).isDirectory()) readdirSync(join(folder, path)).forEach((name) => walk(`${path}/${name}`));
    else if (!path.endsWith(".test.ts") && !path.endsWith(".test.tsx")) out.push(path);
  };
  roots.forEach(walk);
  return out.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** A vite plugin that writes dist/BUILD: a line for each input, SHA-256 and path. */
export function stamp(folder: string): Plugin {
  return {
    name: "stamp",
    apply: "build",
    writeBundle(options: { dir?: string }) {
      const lines = inputs(folder).map((path) => `${createHash("sha256").update(readFileSync(join(folder, path))).digest("hex")}  ${path}\n`);
      writeFileSync(join(options.dir ?? "dist", "BUILD"), lines.join(""));
    },
  };
}
