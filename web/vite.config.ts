import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { stamp } from "./stamp";

export default defineConfig({
  plugins: [
    react(),
    // The parts of React Aria speak the two languages of the workbench and no other.
    { ...optimizeLocales.vite({ locales: ["ar-AE", "en-US"] }), enforce: "pre" },
    stamp(fileURLToPath(new URL(".", import.meta.url))),
  ],
  build: {
    target: "es2022",
    manifest: "manifest.json",
    license: { fileName: "licenses.md" }, // those of the packages that are in the bundle
    assetsInlineLimit: 0, // the policy of contents lets no data: be a font or a style
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": process.env["ISNAD_SERVER"] ?? "http://127.0.0.1:8080" } },
});
