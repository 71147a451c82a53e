// RUN: %clang_fe -std=c89 -Wall -Wextra -Wpedantic -Werror -Wno-comment -fsyntax-only %s
// RUN: %clang_fe -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Wold-style-cast -Werror -fsyntax-only %s
// RUN: %clang_fe -std=c11 -E %s -o %t.i
// RUN: %clang -fplugin=%plugin -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only %t.i
// A static call gives no warning that a plain call does not give.

int none(void);
int one(int);
int caller(void);
int caller(void) { return __builtin_static_call(none) + __builtin_static_call(one, 1); }
