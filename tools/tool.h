/* The commands, on one file's bytes: what the tool does but for arguments and
 * files, so that a fuzzer can call it. */
#ifndef TOOL_H
#define TOOL_H

#include "unit.h"

/* The exit status; the worst of all files counts. */
enum { STATUS_FINE, STATUS_VIOLATIONS, STATUS_UNREADABLE };

enum command {
  COMMAND_LIST,
  COMMAND_VERIFY,
  COMMAND_RETARGET,
  COMMAND_TABLE,
  COMMAND_SHOW
};

struct request {
  enum command command;
  bool summary;        /* one line per key */
  bool strict_startup; /* what start-up code executes is a violation */
  FILE *out, *err;
  json_t *files; /* NULL: text is written; else one object is added per file */
};

/* Does the request for the file that holds `bytes`; gives its status. */
int tool_run(const struct request *request, const char *file, const void *bytes,
             size_t size);

/* Says why `file` cannot be read; gives its status. */
int tool_refuse(const struct request *request, const char *file,
                const char *why);

/* -1 for files that lack what is loaded, as those of debug information alone.
 */
int tool_lacks_contents(const struct image *image, struct error *error);

/* ---- list.c, verify.c: what tool_run is made of ------------------------- */

void list_text(const struct request *request, const struct report *report,
               const struct unit *unit);
void list_json(const struct request *request, json_t *object,
               const struct report *report, const struct unit *unit);

/* Reports every violation of the rules for a whole file. */
int verify_unit(const struct request *request, struct report *report,
                const struct unit *unit, struct error *error);
void verify_keys(struct report *report, const struct unit *unit);
void verify_resolvers(struct report *report, const struct unit *unit);
void verify_text(struct report *report, const struct unit *unit,
                 const char *what, uint64_t address);
void verify_definitions(struct report *report, const struct unit *unit);
int verify_sites(struct report *report, const struct unit *unit,
                 struct error *error);
int verify_branches(struct report *report, const struct unit *unit,
                    struct error *error);

/* What differs where there is no operating system. */
void verify_bare(struct report *report, const struct unit *unit);
void verify_bare_key(struct report *report, const struct unit *unit,
                     const struct key *key);
int verify_startup(const struct request *request, struct report *report,
                   const struct unit *unit, struct error *error);

/* Reports symbols of wrappers: in files without static calls too. */
void verify_wrappers(struct report *report);

#endif
