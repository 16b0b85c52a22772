/* Tries: to look killed by leaving with status 255.
 * Allowed: runtime_error
 * Exit: 255
 */
int main(void) { return 255; }
