/* static-call: lists, verifies and retargets the static calls of linked files,
 * and makes boot tables for firmware. */
#define _GNU_SOURCE
#include "boot_table.h"
#include "files.h"
#include "rewrite.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <string.h>

static const char usage[] =
    "usage: static-call list [-s] [-j] FILE...\n"
    "       static-call verify [--strict-startup] [-j] FILE...\n"
    "       static-call retarget FILE KEY=TARGET... [--binary IMAGE [--base "
    "ADDRESS]\n"
    "                            | --hex IMAGE] -o OUT\n"
    "       static-call table [--sequence N] FILE KEY=TARGET... [-o OUT]\n"
    "       static-call table --show [-j] TABLE [FILE]\n"
    "\n"
    "list      print the static calls of linked ELF files: their keys, "
    "defaults\n"
    "          and sites\n"
    "verify    prove that the table of static calls fits the code, and that "
    "no\n"
    "          branch is missing from it\n"
    "retarget  write OUT: the file with other targets from its start on. A "
    "KEY\n"
    "          is a name or a symbol that list shows, a TARGET a function's\n"
    "          symbol, or NULL\n"
    "table     write a boot table: the targets of keys of the firmware FILE "
    "after\n"
    "          a reset. A TARGET is one that STATIC_CALL_TARGET names, "
    "default, or\n"
    "          NULL. With --show print what one says\n"
    "\n"
    "  -s, --summary         one line per key\n"
    "  -j, --json            print JSON\n"
    "  -o, --output OUT      what to write, for retarget maybe the file "
    "itself;\n"
    "                        for table standard output without it\n"
    "      --binary IMAGE    change what objcopy -O binary made of the file\n"
    "      --base ADDRESS    where that begins, if not with the first section\n"
    "      --hex IMAGE       change what objcopy -O ihex made of the file\n"
    "      --sequence N      of two boot tables the later one counts; 0 "
    "without it\n"
    "      --show            print a boot table; with FILE names, and whether "
    "it\n"
    "                        is FILE's\n"
    "      --strict-startup  what start-up code executes breaks a rule\n"
    "  -h, --help            print this text\n"
    "  -V, --version         print the version\n"
    "\n"
    "The exit status is 0 if all is well, also for files without static "
    "calls;\n"
    "1 if a rule is broken; 2 if the command line is wrong, a file cannot "
    "be\n"
    "read, or retarget or table cannot do all that was asked for.\n";

/* ---- Files -------------------------------------------------------------- */

static int run_file(const struct request *request, const char *path) {
  struct file file;
  struct error error;
  if (file_open(&file, path, &error))
    return tool_refuse(request, path, error.text);
  int status = tool_run(request, path, file.bytes, file.size);
  file_close(&file);
  return status;
}

static int run_files(const struct request *request, char **files) {
  int worst = STATUS_FINE;
  for (; *files; files++) {
    int status = run_file(request, *files);
    worst = status > worst ? status : worst;
  }
  return worst;
}

/* Writes what was gathered of all files, if it was. */
static int close_json(const struct request *request, int status) {
  if (!request->files)
    return status;
  json_t *all = json_object();
  json_object_set_new(all, "files", request->files);
  return json_write(all, request->out) ? STATUS_UNREADABLE : status;
}

static int close_output(int status) {
  bool failed = ferror(stdout);
  if (fclose(stdout) == 0 && !failed)
    return status;
  fprintf(stderr, "static-call: standard output: %s\n", strerror(errno));
  return STATUS_UNREADABLE;
}

/* ---- Arguments ---------------------------------------------------------- */

enum option_index {
  SUMMARY,
  JSON,
  OUTPUT,
  BINARY,
  BASE,
  HEX,
  SEQUENCE,
  SHOW,
  STRICT_STARTUP,
  HELP,
  VERSION,
  OPTIONS
};

/* What an option is without a short name. */
#define LONG(index) (256 + (index))

static const struct option longs[] = {
    [SUMMARY] = {"summary", no_argument, NULL, 's'},
    [JSON] = {"json", no_argument, NULL, 'j'},
    [OUTPUT] = {"output", required_argument, NULL, 'o'},
    [BINARY] = {"binary", required_argument, NULL, LONG(BINARY)},
    [BASE] = {"base", required_argument, NULL, LONG(BASE)},
    [HEX] = {"hex", required_argument, NULL, LONG(HEX)},
    [SEQUENCE] = {"sequence", required_argument, NULL, LONG(SEQUENCE)},
    [SHOW] = {"show", no_argument, NULL, LONG(SHOW)},
    [STRICT_STARTUP] = {"strict-startup", no_argument, NULL,
                        LONG(STRICT_STARTUP)},
    [HELP] = {"help", no_argument, NULL, 'h'},
    [VERSION] = {"version", no_argument, NULL, 'V'},
    [OPTIONS] = {NULL, 0, NULL, 0}};

struct options {
  bool given[OPTIONS];
  const char *values[OPTIONS];
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
  int option;
  while ((option = getopt_long(argc, argv, "sjo:hV", longs, NULL)) != -1) {
    int index = 0;
    while (index < OPTIONS && longs[index].val != option)
      index++;
    if (index == OPTIONS || (options->given[index] && longs[index].has_arg))
      return false;
    options->given[index] = true;
    options->values[index] = optarg;
  }
  return true;
}

static const char *const commands[] = {[COMMAND_LIST] = "list",
                                       [COMMAND_VERIFY] = "verify",
                                       [COMMAND_RETARGET] = "retarget",
                                       [COMMAND_TABLE] = "table",
                                       [COMMAND_SHOW] = "table --show"};

static bool get_command(const char *name, const struct options *options,
                        enum command *command) {
  for (int i = COMMAND_LIST; i <= COMMAND_TABLE; i++) {
    *command = (enum command)i;
    if (strcmp(commands[i], name) != 0)
      continue;
    if (i == COMMAND_TABLE && options->given[SHOW])
      *command = COMMAND_SHOW;
    return true;
  }
  return false;
}

/* The name of an option that is not the command's, or NULL. */
static const char *find_foreign(const struct options *options,
                                enum command command) {
  static const unsigned taken[] = {
      [COMMAND_LIST] = 1u << SUMMARY | 1u << JSON,
      [COMMAND_VERIFY] = 1u << STRICT_STARTUP | 1u << JSON,
      [COMMAND_RETARGET] = 1u << OUTPUT | 1u << BINARY | 1u << BASE | 1u << HEX,
      [COMMAND_TABLE] = 1u << SEQUENCE | 1u << OUTPUT,
      [COMMAND_SHOW] = 1u << SHOW | 1u << JSON};
  for (int i = 0; i < OPTIONS; i++)
    if (options->given[i] && !(taken[command] >> i & 1))
      return longs[i].name;
  return NULL;
}

/* ---- Commands ----------------------------------------------------------- */

static size_t length_of(char **list) {
  size_t length = 0;
  while (list[length])
    length++;
  return length;
}

static int retarget(const struct request *request,
                    const struct options *options, char **arguments) {
  struct rewrite rewrite = {.elf = arguments[0],
                            .texts = arguments + (arguments[0] != NULL),
                            .out = options->values[OUTPUT],
                            .binary = options->values[BINARY],
                            .base = options->values[BASE],
                            .hex = options->values[HEX]};
  rewrite.count = length_of(arguments) - (arguments[0] != NULL);
  const char *objection = rewrite_object(&rewrite);
  return objection ? complain("%s", objection) : rewrite_run(request, &rewrite);
}

static int make_table(const struct request *request,
                      const struct options *options, char **arguments) {
  struct boot_table table = {.image = arguments[0],
                             .choices = arguments + (arguments[0] != NULL),
                             .out = options->values[OUTPUT],
                             .sequence = options->values[SEQUENCE]};
  const char *objection = boot_table_object(&table);
  return objection ? complain("%s", objection)
                   : boot_table_run(request, &table);
}

/* list, verify and table --show: what gives JSON. */
static int look(struct request *request, const struct options *options,
                char **arguments) {
  bool is_show = request->command == COMMAND_SHOW;
  if (!*arguments)
    return complain("no file");
  if (is_show && length_of(arguments) > 2)
    return complain("more than TABLE and FILE");
  request->summary = options->given[SUMMARY];
  request->strict_startup = options->given[STRICT_STARTUP];
  request->files = options->given[JSON] ? json_array() : NULL;
  return close_json(request, is_show ? boot_table_show(request, arguments)
                                     : run_files(request, arguments));
}

static int run(struct request *request, const struct options *options,
               char **arguments) {
  const char *foreign = find_foreign(options, request->command);
  if (foreign)
    return complain("%s has no --%s", commands[request->command], foreign);
  return request->command == COMMAND_RETARGET
             ? retarget(request, options, arguments)
         : request->command == COMMAND_TABLE
             ? make_table(request, options, arguments)
             : look(request, options, arguments);
}

int main(int argc, char **argv) {
  struct options options = {0};
  struct request request = {.out = stdout, .err = stderr};
  if (!parse(argc, argv, &options))
    return complain(NULL);
  if (options.given[HELP]) {
    fputs(usage, stdout);
    return close_output(STATUS_FINE);
  }
  if (options.given[VERSION]) {
    printf("static-call %s, object format %d\n", SC_VERSION, SC_FORMAT_VERSION);
    return close_output(STATUS_FINE);
  }
  if (argc == optind)
    return complain("no command");
  if (!get_command(argv[optind], &options, &request.command))
    return complain("no such command: '%s'", argv[optind]);
  return close_output(run(&request, &options, argv + optind + 1));
}
