/* Tries: to look killed by leaving with status 137.
 * Allowed: runtime_error
 * Exit: 137
 */
int main(void) { return 137; }
