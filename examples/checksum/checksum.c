/* checksum: prints the CRC-32C of files.
 *
 * Two static calls: crc32c_portable, whose target is chosen when the program
 * loads (crc32c.c), and the hook on_progress, which costs a call of an empty
 * function until --progress gives it something to do. */
#define _GNU_SOURCE
#include "crc32c.h"
#include "progress.h"
#include "show_site.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <static_call.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 192 << 10 };
enum { EXIT_USAGE = 2 };

static const char usage[] =
    "usage: checksum [OPTION]... [FILE]...\n"
    "Print the CRC-32C of each FILE. With no FILE, or when FILE is -, read\n"
    "standard input.\n"
    "\n"
    "  -d, --default    use the portable implementation, whatever the CPU\n"
    "  -p, --progress   draw a progress bar on standard error\n"
    "  -s, --show-site  show the machine code of one static call before and\n"
    "                   after its target changes, and read no file\n"
    "  -v, --verbose    say which implementation is used\n"
    "  -h, --help       print this text\n"
    "\n"
    "The exit status is 0, 1 if something could not be read or written, 2 if\n"
    "the command line is wrong.\n";

static int report(const char *what, int error) {
  fprintf(stderr, "checksum: %s: %s\n", what, strerror(error));
  return EXIT_FAILURE;
}

static int close_output(void) {
  bool failed = ferror(stdout);
  if (fclose(stdout))
    return report("standard output", errno);
  return failed ? report("standard output", EIO) : EXIT_SUCCESS;
}

/* Fills `block` unless the file ends. Gives the size, or -1 with errno. */
static ssize_t read_block(int fd, unsigned char *block) {
  size_t size = 0;
  while (size < BLOCK) {
    ssize_t got = read(fd, block + size, BLOCK - size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return -1;
    if (got == 0)
      break;
    size += (size_t)got;
  }
  return (ssize_t)size;
}

static uint64_t size_of(int fd) {
  struct stat status;
  bool known = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  return known ? (uint64_t)status.st_size : 0;
}

/* Gives the checksum of all that `fd` holds in *crc: 0 or an errno. */
static int sum(int fd, const char *name, uint32_t *crc) {
  static unsigned char block[BLOCK];
  struct progress now = {.name = name, .total = size_of(fd)};
  ssize_t size;
  *crc = 0;
  while ((size = read_block(fd, block)) > 0) {
    *crc = crc32c(*crc, block, (size_t)size);
    now.done += (uint64_t)size;
    __builtin_static_call(on_progress, &now);
  }
  int error = size < 0 ? errno : 0;
  now.finished = true;
  __builtin_static_call(on_progress, &now);
  return error;
}

static int sum_file(const char *name) {
  bool is_stdin = strcmp(name, "-") == 0;
  int fd = is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return report(name, errno);
  uint32_t crc;
  int error = sum(fd, name, &crc);
  if (!is_stdin)
    close(fd);
  if (error)
    return report(name, error);
  printf("%08x  %s\n", crc, name);
  return EXIT_SUCCESS;
}

static int sum_files(char **names) {
  static char *standard_input[] = {"-", NULL};
  int status = EXIT_SUCCESS;
  for (char **name = *names ? names : standard_input; *name; name++)
    status |= sum_file(*name);
  return status;
}

static void say_what_is_used(void) {
  bool chosen = static_call_get(crc32c_portable) != crc32c_portable;
  fprintf(stderr, "checksum: using %s\n",
          chosen ? "SSE4.2" : "the portable implementation");
  int err = static_call_load_error();
  if (err)
    report("cannot use what the CPU offers", -err);
}

struct options {
  bool portable, progress, show_site, verbose;
};

static void parse(int argc, char **argv, struct options *options) {
  static const struct option longs[] = {{"default", no_argument, NULL, 'd'},
                                        {"progress", no_argument, NULL, 'p'},
                                        {"show-site", no_argument, NULL, 's'},
                                        {"verbose", no_argument, NULL, 'v'},
                                        {"help", no_argument, NULL, 'h'},
                                        {NULL, 0, NULL, 0}};
  int option;
  while ((option = getopt_long(argc, argv, "dpsvh", longs, NULL)) != -1) {
    options->portable |= option == 'd';
    options->progress |= option == 'p';
    options->show_site |= option == 's';
    options->verbose |= option == 'v';
    if (option == 'h') {
      fputs(usage, stdout);
      exit(close_output());
    }
    if (option == '?') {
      fputs(usage, stderr);
      exit(EXIT_USAGE);
    }
  }
}

/* The sums are right whatever is called, so an error is no reason to stop. */
static void set_targets(const struct options *options) {
  int err = options->portable ? static_call_reset(crc32c_portable) : 0;
  if (err)
    report("cannot use the portable implementation", -err);
  err = options->progress ? static_call_set(on_progress, draw_progress) : 0;
  if (err)
    report("cannot draw a progress bar", -err);
}

static int show_sites(void) {
  int err = show_site();
  return err ? report("cannot change a static call", -err) : EXIT_SUCCESS;
}

int main(int argc, char **argv) {
  struct options options = {0};
  parse(argc, argv, &options);
  set_targets(&options);
  if (options.verbose)
    say_what_is_used();
  int status = options.show_site ? show_sites() : sum_files(argv + optind);
  return status | close_output();
}
