/* Tries: an executable of gigabytes: an array with one element that is not zero
 * Allowed: compile_error
 * Wall: rlimit_fsize, disk_limit
 * Says: File size limit
 */
char giant[3000000000ul] = {1};
int main(void) { return giant[7]; }
