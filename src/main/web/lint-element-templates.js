// Checks the element templates of a folder against the schema that Modeler reads them by.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Ajv from "ajv";

const schema = createRequire(import.meta.url)("@camunda/zeebe-element-templates-json-schema/resources/schema.json");
const valid = new Ajv({ allErrors: true, strict: false }).compile(schema);
const folder = process.argv[2];

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const path = join(folder, file);
  if (!valid(JSON.parse(readFileSync(path, "utf8")))) {
    for (const { instancePath, message } of valid.errors) {
      console.error(`${path} ${instancePath || "/"}: ${message}`);
    }
    process.exitCode = 1;
  }
}
