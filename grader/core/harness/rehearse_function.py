"""A rehearsal of assay_function for a zygote, as rehearse_asserts for assertion problems."""
import json

import assay_function

CODE = "def add(a, b):\n    return [a, {'a': b}]\n"
namespace = {"__name__": "solution"}
exec(compile(CODE, "main.py", "exec", dont_inherit=True), namespace)
for _ in range(3):
    call = json.loads(b'{"token": "", "args": [1], "kwargs": [["b", [2.5, {"$tuple": ["a"]}]]], "last": true}')
    json.dumps(assay_function._reply(call, lambda: namespace["add"]), ensure_ascii=False)
