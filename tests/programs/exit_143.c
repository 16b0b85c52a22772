/* Tries: to look killed by leaving with status 143.
 * Allowed: runtime_error
 * Exit: 143
 */
int main(void) { return 143; }
