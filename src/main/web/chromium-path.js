// Unpacks the headless Chromium that the browser tests drive (once) and prints where it is.
import chromium from "@sparticuz/chromium";

console.log(await chromium.executablePath());
