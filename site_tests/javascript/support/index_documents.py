"""Makes search indexes for the tests in Node: [{documents, sizes}] in, [{path: text}] out, both as JSON."""

import json
import sys

from social_value.search.documents import Document, Section
from social_value.search.index import Sizes, index_files

asked = json.load(sys.stdin)
made = []
for order in asked:
    documents = [
        Document(
            document["kind"],
            document["address"],
            document["title"],
            tuple(Section(*section) for section in document["sections"]),
            document["context"],
            document["boost"],
        )
        for document in order["documents"]
    ]
    made.append(dict(index_files(documents, Sizes(**order["sizes"]))))
json.dump(made, sys.stdout)
