/* static-call: lists and verifies the static calls of linked files. */
#define _GNU_SOURCE
#include "tool.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char usage[] =
    "usage: static-call list [-s] [-j] FILE...\n"
    "       static-call verify [-j] FILE...\n"
    "\n"
    "list    print the static calls of linked ELF files: their keys, defaults\n"
    "        and sites\n"
    "verify  prove that the table of static calls fits the code, and that no\n"
    "        branch is missing from it\n"
    "\n"
    "  -s, --summary  one line per key\n"
    "  -j, --json     print JSON\n"
    "  -h, --help     print this text\n"
    "  -V, --version  print the version\n"
    "\n"
    "The exit status is 0 if all is well, also for files without static "
    "calls;\n"
    "1 if a rule is broken; 2 if the command line is wrong or a file cannot "
    "be\n"
    "read.\n";

/* ---- Files -------------------------------------------------------------- */

/* Maps the file; gives NULL with errno. */
static void *map_file(int fd, size_t *size) {
  struct stat status;
  if (fstat(fd, &status))
    return NULL;
  if (!S_ISREG(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return NULL;
  }
  *size = (size_t)status.st_size;
  void *bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
  return bytes == MAP_FAILED ? NULL : bytes;
}

static int run_file(const struct request *request, const char *file) {
  size_t size = 0;
  int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return tool_refuse(request, file, strerror(errno));
  void *bytes = map_file(fd, &size);
  int error = errno;
  close(fd);
  if (!bytes && size == 0 && error == EINVAL)
    return tool_refuse(request, file, "no regular file of one byte or more");
  if (!bytes)
    return tool_refuse(request, file, strerror(error));
  int status = tool_run(request, file, bytes, size);
  munmap(bytes, size);
  return status;
}

static int run_files(struct request *request, char **files, bool json) {
  int worst = STATUS_FINE;
  if (json)
    request->files = json_array();
  for (; *files; files++) {
    int status = run_file(request, *files);
    worst = status > worst ? status : worst;
  }
  if (!json)
    return worst;
  json_t *all = json_object();
  json_object_set_new(all, "files", request->files);
  return json_write(all, request->out) ? STATUS_UNREADABLE : worst;
}

/* ---- Arguments ---------------------------------------------------------- */

struct options {
  bool summary, json, help, version;
};

/* Without a message if there was one. */
__attribute__((__format__(__printf__, 1, 2))) static int
complain(const char *message, ...) {
  va_list arguments;
  if (message) {
    va_start(arguments, message);
    fputs("static-call: ", stderr);
    vfprintf(stderr, message, arguments);
    fputc('\n', stderr);
    va_end(arguments);
  }
  fputs(usage, stderr);
  return STATUS_UNREADABLE;
}

static bool parse(int argc, char **argv, struct options *options) {
  static const struct option longs[] = {{"summary", no_argument, NULL, 's'},
                                        {"json", no_argument, NULL, 'j'},
                                        {"help", no_argument, NULL, 'h'},
                                        {"version", no_argument, NULL, 'V'},
                                        {NULL, 0, NULL, 0}};
  int option;
  while ((option = getopt_long(argc, argv, "sjhV", longs, NULL)) != -1) {
    options->summary |= option == 's';
    options->json |= option == 'j';
    options->help |= option == 'h';
    options->version |= option == 'V';
    if (option == '?')
      return false;
  }
  return true;
}

static bool get_command(const char *name, enum command *command) {
  *command = strcmp(name, "verify") == 0 ? COMMAND_VERIFY : COMMAND_LIST;
  return *command == COMMAND_VERIFY || strcmp(name, "list") == 0;
}

static int close_output(int status) {
  bool failed = ferror(stdout);
  if (fclose(stdout) == 0 && !failed)
    return status;
  fprintf(stderr, "static-call: standard output: %s\n", strerror(errno));
  return STATUS_UNREADABLE;
}

int main(int argc, char **argv) {
  struct options options = {0};
  struct request request = {.out = stdout, .err = stderr};
  if (!parse(argc, argv, &options))
    return complain(NULL);
  if (options.help) {
    fputs(usage, stdout);
    return close_output(STATUS_FINE);
  }
  if (options.version) {
    printf("static-call %s, object format %d\n", SC_VERSION, SC_FORMAT_VERSION);
    return close_output(STATUS_FINE);
  }
  if (argc == optind)
    return complain("no command");
  if (!get_command(argv[optind], &request.command))
    return complain("no such command: '%s'", argv[optind]);
  if (argc == optind + 1)
    return complain("no file");
  if (options.summary && request.command != COMMAND_LIST)
    return complain("verify has no summary");
  request.summary = options.summary;
  return close_output(run_files(&request, argv + optind + 1, options.json));
}
