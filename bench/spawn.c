/* spawn ROUNDS PROGRAM...: how long each program takes from vfork to its main,
 * in ns; one line per round, a column per program. The programs take turns. */
#include "bench.h"

#include <sys/wait.h>
#include <unistd.h>

static double started(int from) {
  double then = 0;
  require(read(from, &then, sizeof then) == sizeof then, "program's answer");
  return then;
}

static double start_to_main(char *program, int from, int to) {
  char *argv[] = {program, NULL};
  double start = now_ns();
  pid_t child = vfork();
  if (child == 0) {
    dup2(to, STDOUT_FILENO);
    execv(program, argv);
    _exit(127);
  }
  int status;
  require(child > 0 && waitpid(child, &status, 0) == child && status == 0,
          program);
  return started(from) - start;
}

int main(int argc, char **argv) {
  int pipes[2], rounds = argc > 1 ? atoi(argv[1]) : 0;
  require(pipe(pipes) == 0, "pipe");
  for (int i = 0; i < rounds; i++)
    for (int program = 2; program < argc; program++)
      printf("%.0f%c", start_to_main(argv[program], pipes[0], pipes[1]),
             program + 1 < argc ? ' ' : '\n');
}
