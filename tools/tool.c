#include "tool.h"

/* What JSON says of `file`: an object for the rest. */
static json_t *add_file(const struct request *request, const char *file) {
  json_t *object = json_object();
  json_object_set_new(object, "file", json_text(file));
  json_array_append_new(request->files, object);
  return object;
}

int tool_refuse(const struct request *request, const char *file,
                const char *why) {
  if (request->files)
    json_object_set_new(add_file(request, file), "error", json_text(why));
  fputs("static-call: ", request->err);
  print_escaped(request->err, file);
  fputs(": ", request->err);
  print_escaped(request->err, why);
  putc('\n', request->err);
  return STATUS_UNREADABLE;
}

/* ---- list --------------------------------------------------------------- */

static int list(const struct request *request, struct report *report) {
  struct unit unit;
  enum unit_status status = unit_open(&unit, report);
  if (request->files) {
    list_json(request, add_file(request, report->file), report, &unit);
  } else if (status == UNIT_NONE) {
    print_escaped(request->out, report->file);
    fputs(": no static calls\n", request->out);
  } else if (status == UNIT_LOADED) {
    list_text(request, report, &unit);
  }
  unit_close(&unit);
  return report->count ? STATUS_VIOLATIONS : STATUS_FINE;
}

/* ---- verify ------------------------------------------------------------- */

static void conclude(const struct request *request, const struct report *report,
                     const struct unit *unit, enum unit_status status) {
  FILE *out = request->out;
  print_escaped(out, report->file);
  if (report->count)
    fprintf(out, ": %zu violations", report->count);
  else if (status == UNIT_NONE)
    fputs(": no static calls", out);
  else
    fprintf(out, ": %zu keys, %zu sites, no violations", unit->key_count,
            unit->site_count);
  if (report->warning_count)
    fprintf(out, ", %zu warnings", report->warning_count);
  putc('\n', out);
}

static void conclude_json(const struct request *request,
                          const struct report *report,
                          const struct unit *unit) {
  json_t *o = add_file(request, report->file);
  json_object_set_new(o, "key_count",
                      json_integer((json_int_t)unit->key_count));
  json_object_set_new(o, "site_count",
                      json_integer((json_int_t)unit->site_count));
  json_object_set_new(o, "violation_count",
                      json_integer((json_int_t)report->count));
  json_object_set(o, "violations", report->violations);
  json_object_set_new(o, "warning_count",
                      json_integer((json_int_t)report->warning_count));
  json_object_set(o, "warnings", report->warnings);
}

static int verify(const struct request *request, struct report *report) {
  struct unit unit;
  struct error error;
  int err = 0;
  enum unit_status status = unit_open(&unit, report);
  if (status == UNIT_LOADED)
    err = verify_unit(request, report, &unit, &error);
  else
    verify_wrappers(report);
  if (!err && request->files)
    conclude_json(request, report, &unit);
  else if (!err)
    conclude(request, report, &unit, status);
  unit_close(&unit);
  if (err)
    return tool_refuse(request, report->file, error.text);
  return report->count ? STATUS_VIOLATIONS : STATUS_FINE;
}

static bool lacks_views(const struct image *image) {
  const struct section *s = image_section(image, SC_VIEWS_SECTION);
  return s && s->header.sh_type == SHT_NOBITS;
}

static bool lacks_unit(const struct image *image) {
  return image->unit && image_access(image, image->unit, sizeof(uint32_t)) &&
         !image_at(image, image->unit, sizeof(uint32_t));
}

int tool_lacks_contents(const struct image *image, struct error *error) {
  const char *missing = lacks_views(image)  ? "section " SC_VIEWS_SECTION
                        : lacks_unit(image) ? "symbol " SC_UNIT
                                            : NULL;
  return missing ? fail(error, "%s: its contents are not in this file", missing)
                 : 0;
}

static int run(const struct request *request, struct report *report) {
  if (request->command == COMMAND_LIST) {
    report->text = request->err;
    return list(request, report);
  }
  if (request->files) {
    report->violations = json_array();
    report->warnings = json_array();
  } else {
    report->text = request->out;
  }
  int status = verify(request, report);
  json_decref(report->violations);
  json_decref(report->warnings);
  return status;
}

int tool_run(const struct request *request, const char *file, const void *bytes,
             size_t size) {
  struct image image;
  struct error error;
  if (image_open(&image, bytes, size, &error))
    return tool_refuse(request, file, error.text);
  struct report report = {.file = file, .image = &image};
  int status = tool_lacks_contents(&image, &error)
                   ? tool_refuse(request, file, error.text)
                   : run(request, &report);
  image_close(&image);
  return status;
}
