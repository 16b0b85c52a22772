"""A rehearsal of assay_server for a zygote, as rehearse_asserts for the other side."""
import os

import assay_peer
import assay_server

CODE = "class Solution:\n    def add(self, a, b):\n        return [a, {'a': b}]\n"
REQUESTS = [["names", ["Solution"]], ["call", 0, [], {}], ["get", 1, "add"], ["call", 2, [1, [2]], {}],
            ["call", 2, [{"$tuple": [1, "a"]}], {"b": 2.5}], ["bye"]]


def rehearse(null):
    peer = assay_peer.Peer(null, "submission", assay_server._make_remote, assay_server._serve)
    peer.foresee(REQUESTS)
    namespace = {"__name__": "solution"}
    exec(compile(CODE, "main.py", "exec", dont_inherit=True), namespace)
    assay_server.serve(peer, namespace, None)


null = os.open(os.devnull, os.O_WRONLY)
for _ in range(3):
    rehearse(null)
os.close(null)
