#pragma once

void step_onto(long long height);
int longest_walk(void);
