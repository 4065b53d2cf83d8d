/** The words of the tender pack as the site publishes them. */

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const MAKE = `
from pathlib import Path
from social_value.folders import Folders
from social_value.tenders.model import TenderWording
from social_value.source import read
from social_value.validation import validate
import json
path = Folders.of(Path()).tender_wording
print(json.dumps(validate(TenderWording, read(path, path.name)).published()))
`;

export const WORDING = JSON.parse(
  execFileSync(process.env.PYTHON ?? ".venv/bin/python", ["-c", MAKE], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, PYTHONPATH: `${ROOT}plugins` },
  }),
);
