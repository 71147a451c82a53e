#include <stdexcept>
#include <string>

namespace shapes {
struct Result {
  std::string text;
  explicit Result(std::string t) : text(std::move(t)) {}
  ~Result();
};
extern int destroyed;

int area(int x);
double area(double x);
Result describe(int x);
void fail(int x);
void fail_otherwise(int x);

template <typename A, typename B> A mix(A a, B b) { return A(a + b); }

// In both files, in the program once.
inline int inlined_site(int x) {
  return 10 * __builtin_static_call((mix<int, long>), x, 2L);
}
struct Tool {
  static int use(int x) { return x + 1; }
};
} // namespace shapes

int call_inlined_elsewhere(int x);
