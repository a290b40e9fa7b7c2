#!/usr/bin/env bash
# The API's contract: docs/api.md, engine/api/api.schema.json and `entente eval` say the same.
set -euo pipefail
/usr/bin/python3 "$ENTENTE_SOURCE_DIR/tests/scripts/api_contract.py" "$ENTENTE_PROGRAM" "$ENTENTE_SOURCE_DIR"
diff "$ENTENTE_SOURCE_DIR/engine/api/api.schema.json" <("$ENTENTE_PROGRAM" schema --api)
