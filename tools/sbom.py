"""Write the bill of materials of a release: every package that it stands on, in CycloneDX 1.6.

    python -m tools.sbom dist/salford-social-value-toolkit.cdx.json

The same locks and the same SOURCE_DATE_EPOCH give the same bytes. See https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import base64
import json
import sys
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from tools.packages import Package, packages

from social_value import __version__
from social_value.dates import build_day

NAME = "salford-social-value-toolkit"
SCOPES = {"sent": "required", "build": "required", "test": "excluded"}
"""How CycloneDX calls it that a component is, or is not, needed where the release runs."""


def bill(found: Iterable[Package], moment: datetime) -> dict[str, Any]:
    """The bill of materials, made at this moment."""
    components = [_component(package) for package in found]
    of_ours = f"pkg:pypi/{NAME}@{__version__}"
    body = {
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": of_ours,
                "name": NAME,
                "version": __version__,
                "purl": of_ours,
                "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
            },
        },
        "components": components,
        "dependencies": [
            {"ref": of_ours, "dependsOn": [each["bom-ref"] for each in components if each["scope"] == "required"]}
        ],
    }
    # The number says what is in it, so that the same release has the same.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    frame = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1}
    return {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", **frame, **body}


def _component(package: Package) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.url,
        "name": package.name,
        "version": package.version,
        "purl": package.url,
        "scope": SCOPES[package.use],
        "properties": [{"name": "social-value:use", "value": package.use}],
    }
    if package.licence:
        licence = {"expression": package.licence}
        made["licenses"] = [licence if package.is_expression else {"license": {"name": package.licence}}]
    if package.integrity.startswith("sha512-"):
        digest = base64.b64decode(package.integrity.removeprefix("sha512-")).hex()
        made["hashes"] = [{"alg": "SHA-512", "content": digest}]
    return made


def main(arguments: list[str]) -> int:
    """Write it to a file. Return 0, or 2 if no file was named."""
    if len(arguments) != 1:
        print("Say which file: python -m tools.sbom dist/toolkit.cdx.json", file=sys.stderr)
        return 2
    made = bill(packages(), datetime.combine(build_day(), time(), UTC))
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"Wrote {file}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
