#include <bits/stdc++.h>
using namespace std;

vector<int> high_water(const vector<int>& levels, size_t window) {
  vector<int> highest;
  multiset<int> inside;
  for (size_t i = 0; i < levels.size(); ++i) {
    inside.insert(levels[i]);
    if (inside.size() > window) inside.erase(inside.find(levels[i - window]));
    if (inside.size() == window) highest.push_back(*inside.rbegin());
  }
  return highest;
}
