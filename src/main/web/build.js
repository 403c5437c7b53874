// Bundles the browser code and styles into the application's /assets; the first argument says where to.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

// The fonts' style sheets name each file twice; every browser that can run the desk reads the smaller form.
const onlyWoff2 = {
  name: "only-woff2",
  setup(bundle) {
    bundle.onLoad({ filter: /@fontsource[\\/].*\.css$/ }, async (file) => ({
      loader: "css",
      contents: (await readFile(file.path, "utf8")).replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, ""),
    }));
  },
};

await build({
  entryPoints: ["src/desk.js", "src/desk.css"],
  outdir: process.argv[2],
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  assetNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  plugins: [onlyWoff2],
  logLevel: "warning",
});
