/* Another SQLite than the host's: functions of the same names, which a plugin links into itself. No database, only what tells the two
 * apart: were it ever called in place of the host's, or the host's in its place, nothing would work or the wrong version would be said. */
const char *sqlite3_libversion(void) { return "2.8.17"; }
int sqlite3_libversion_number(void) { return 2008017; }
int sqlite3_open_v2(const char *file, void **out, int flags, const char *vfs) {
  (void)file;
  (void)flags;
  (void)vfs;
  *out = 0;
  return 1;
}
int sqlite3_prepare_v3(void *database, const char *text, int bytes, unsigned flags, void **out, const char **rest) {
  (void)database;
  (void)text;
  (void)bytes;
  (void)flags;
  (void)rest;
  *out = 0;
  return 1;
}
int sqlite3_step(void *statement) {
  (void)statement;
  return 1;
}
