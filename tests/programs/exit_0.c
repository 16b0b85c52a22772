/* The smallest program: what a run costs at least. Its twin in verdict/ is part of the suite. */
int main(void) { return 0; }
