/* A class that counts its objects, and one that is passed in memory. */
#ifndef CLASSES_H
#define CLASSES_H

extern int alive;
struct Owner {
  int n;
  explicit Owner(int n) : n(n) { alive++; }
  Owner(Owner &&o) : n(o.n) { alive++; }
  ~Owner() { alive--; }
};
struct Big {
  long n[9];
};

#endif
