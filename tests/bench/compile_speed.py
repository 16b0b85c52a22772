#!/usr/bin/env python3
"""What one compilation of a C++ solution of 45 lines costs: the bare compiler, with <bits/stdc++.h>
precompiled, with each linker at hand, and in the box through `assay serve` (compiled, and from the cache).

  compile_speed.py ASSAY [--rounds N]

The rows take turns, round by round; a row's figure is its median, in milliseconds. Needs `assay prepare`
to have been run, as scripts/setup does.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

SOLUTION = r"""#include <bits/stdc++.h>
using namespace std;
struct Edge { int to; long long cost; };
static long long shortest(const vector<vector<Edge>>& graph, int from, int to) {
  vector<long long> best(graph.size(), LLONG_MAX);
  priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> queue;
  best[from] = 0;
  queue.push({0, from});
  while (!queue.empty()) {
    auto [cost, at] = queue.top();
    queue.pop();
    if (cost != best[at]) continue;
    for (const Edge& edge : graph[at]) {
      if (cost + edge.cost < best[edge.to]) {
        best[edge.to] = cost + edge.cost;
        queue.push({best[edge.to], edge.to});
      }
    }
  }
  return best[to];
}
int main() {
  ios::sync_with_stdio(false);
  cin.tie(nullptr);
  int n, m;
  cin >> n >> m;
  vector<vector<Edge>> graph(n);
  map<string, int> names;
  set<pair<int, int>> seen;
  for (int i = 0; i < m; ++i) {
    int a, b;
    long long c;
    cin >> a >> b >> c;
    graph[a].push_back({b, c});
    graph[b].push_back({a, c});
    seen.insert({a, b});
    names[to_string(a) + "-" + to_string(b)] = i;
  }
  cout << shortest(graph, 0, n - 1) << ' ' << seen.size() << ' ' << names.size() << '\n';
  vector<string> keys;
  for (auto& [name, index] : names) keys.push_back(name + ":" + to_string(index));
  sort(keys.rbegin(), keys.rend());
  for (const string& key : keys) cout << key << '\n';
}
"""
FLAGS = ["-std=gnu++20", "-O2", "-pthread", "-static", "-s"]
LINKERS = {"bfd": "ld.bfd", "gold": "ld.gold", "lld": "ld.lld", "mold": "mold"}


def took(action):
    start = time.monotonic()
    action()
    return (time.monotonic() - start) * 1000


class Server:
    def __init__(self, assay):
        self.process = subprocess.Popen([assay, "serve", "--slots", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def run(self, source):
        request = {"id": "1", "op": "run", "language": "cpp", "code": source, "stdin": "2 1\n0 1 5\n"}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "5 1 1" not in json.dumps(answer):
            raise SystemExit(f"not the solution's output: {answer}")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assay")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/ahead/bits")
        source = f"{folder}/solution.cpp"
        with open(source, "w", encoding="ascii") as file:
            file.write(SOLUTION)
        with open(f"{folder}/ahead/bits/stdc++.h", "w", encoding="ascii") as file:
            file.write("#include_next <bits/stdc++.h>\n")
        bare = ["g++", *FLAGS, "-o", f"{folder}/program"]
        subprocess.run(["g++", *FLAGS[:3], "-w", "-x", "c++-header", f"{folder}/ahead/bits/stdc++.h"], check=True)
        ahead = [*bare, f"-I{folder}/ahead", source]
        server = Server(arguments.assay)
        server.run(SOLUTION + "// first: starts the compiler's box\n")
        rows = {"bare g++ -O2": lambda n: subprocess.run([*bare, source], check=True),
                "header precompiled": lambda n: subprocess.run(ahead, check=True)}
        for name, tool in LINKERS.items():
            if shutil.which(tool):
                rows[f"header precompiled, {name}"] = lambda n, name=name: subprocess.run([*ahead, f"-fuse-ld={name}"], check=True)
        rows["assay, compiled and run"] = lambda n: server.run(f"{SOLUTION}// {n}\n")
        rows["assay, from the cache and run"] = lambda n: server.run(f"{SOLUTION}// {n}\n")
        times = {name: [] for name in rows}
        for n in range(arguments.rounds):
            for name, action in rows.items():
                times[name].append(took(lambda action=action, n=n: action(n)))
        server.close()
    base = statistics.median(times["bare g++ -O2"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:32} {median:8.1f} ms  {median / base:5.2f} x bare")


if __name__ == "__main__":
    main()
