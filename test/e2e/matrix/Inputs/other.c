// The second file of retarget.c.

int external(int x) { return x + 1; }

// Of the same name as the first file's: another key.
static int twin(int x) { return x + 200; }

__attribute__((noinline)) int call_other_twin(int x) {
  return __builtin_static_call(twin, x);
}
__attribute__((noinline)) int call_external_elsewhere(int x) {
  return 10 * __builtin_static_call(external, x);
}
