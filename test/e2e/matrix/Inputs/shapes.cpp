// The second file of cxx.cpp.
#include "shapes.h"

namespace shapes {
int destroyed;
Result::~Result() { destroyed++; }
int area(int x) { return x * x; }
double area(double x) { return x / 2; }
Result describe(int x) { return Result("d" + std::to_string(x)); }
void fail(int x) { throw std::runtime_error("fail" + std::to_string(x)); }
void fail_otherwise(int x) { throw x; }
} // namespace shapes

int call_inlined_elsewhere(int x) { return shapes::inlined_site(x); }
