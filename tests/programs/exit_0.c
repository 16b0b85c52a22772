/* Tries: nothing; what a run costs at least.
 * Allowed: ok
 */
int main(void) { return 0; }
