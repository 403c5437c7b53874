// Bundles the browser code and styles into the application's /assets; the first argument says where to.
import { readFile, rm } from "node:fs/promises";
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

const assets = process.argv[2];

// Their names change with what is in them: those of earlier builds would stay.
await rm(`${assets}/chunks`, { recursive: true, force: true });

await build({
  entryPoints: ["src/desk.js", "src/desk.css"],
  outdir: assets,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  assetNames: "[name]-[hash]",
  chunkNames: "chunks/[name]-[hash]",
  loader: { ".woff2": "file" },
  plugins: [onlyWoff2],
  logLevel: "warning",
});
