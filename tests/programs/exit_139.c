/* Tries: to look killed by leaving with status 139.
 * Allowed: runtime_error
 * Exit: 139
 */
int main(void) { return 139; }
