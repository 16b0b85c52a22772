problem: dup_cpp
language: cpp
---
#include <vector>
using namespace std;
vector<int> dup(vector<int> v) {
  const vector<int> w = v;
  v.insert(v.end(), w.begin(), w.end());
  return v;
}
