#include "progress.h"

#include <stdio.h>
#include <unistd.h>

enum { WIDTH = 40, UNKNOWN_TOTAL_STEP = 16 << 20 };

void on_progress(const struct progress *now) { (void)now; }

static void draw_bar(const struct progress *now) {
  static const char full[WIDTH + 1] =
      "########################################";
  uint64_t done = now->done < now->total ? now->done : now->total;
  int cells = (int)(done * WIDTH / now->total);
  fprintf(stderr, "[%-*.*s] %3d%% %s", WIDTH, cells, full,
          (int)(done * 100 / now->total), now->name);
}

static void draw(const struct progress *now, bool terminal) {
  if (now->total)
    draw_bar(now);
  else
    fprintf(stderr, "%.1f MB %s", (double)now->done / 1e6, now->name);
  fputs(terminal ? "\r" : "\n", stderr);
}

/* A terminal gets a bar that moves and goes away, a log a line per quarter. */
void draw_progress(const struct progress *now) {
  static uint64_t last_step;
  bool terminal = isatty(STDERR_FILENO);
  uint64_t hundredth = now->total ? now->total / 100 + 1 : UNKNOWN_TOTAL_STEP;
  uint64_t step = now->done / (terminal ? hundredth : 25 * hundredth);
  if (now->finished ? !terminal : step != last_step)
    draw(now, terminal);
  if (now->finished && terminal)
    fputs("\033[K", stderr);
  last_step = now->finished ? 0 : step;
}
