#include "retarget.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- One key ------------------------------------------------------------ */

static int write_site(struct edit *edit, const struct assignment *a,
                      const struct site *site, struct error *error) {
  const struct family *f = edit->image->family;
  struct plan plan =
      plan_site(edit->image, site, a->is_nothing ? 0 : a->address);
  if (is_planned(site, &plan))
    return 0;
  unsigned char *p =
      edit_place(edit, site->address, (uint64_t)f->size(), error);
  if (!p)
    return -1;
  if (f->encode(p, plan.form, site->pc, plan.dest) < 0)
    return fail(error,
                "%.150s: key %.50s: found neither target nor veneer within "
                "reach, expected one of them",
                show_place(edit->image, site->address).text, key_name(a->key));
  return 0;
}

static int write_sites(struct edit *edit, const struct unit *unit,
                       const struct assignment *a, struct error *error) {
  for (size_t i = 0; i < a->key->count; i++)
    if (write_site(edit, a, &unit->sites[a->key->first + i], error))
      return -1;
  return 0;
}

/* The first target, to which resets go back. Firmware's is in flash, with the
 * view, and stays. */
static int write_first(struct edit *edit, const struct assignment *a,
                       struct error *error) {
  const struct key *key = a->key;
  if (key->is_bare)
    return 0;
  return edit_pointer(edit,
                      key->definition
                          ? key->definition->address + pointer_size(edit->image)
                          : key->key + KEY_DEFAULT,
                      a->address, error);
}

/* The veneer of a weak default knows NULL; firmware has NULL until the first
 * update only. */
static int write_slot(struct edit *edit, const struct assignment *a,
                      struct error *error) {
  const struct key *key = a->key;
  if (a->is_nothing && is_null(&key->in_slot) && !key->is_bare)
    return 0;
  return edit_pointer(edit, key->slot, a->is_nothing ? key->stub : a->address,
                      error);
}

/* Changes the sites, the first target and the slot of the key. */
static int retarget_key(struct edit *edit, const struct unit *unit,
                        const struct assignment *a, struct error *error) {
  return write_sites(edit, unit, a, error) || write_first(edit, a, error) ||
                 write_slot(edit, a, error)
             ? -1
             : 0;
}

/* ---- Proofs ------------------------------------------------------------- */

/* The rule that a site may break, as long as it reaches the target. */
static const char reach[] = "reach";

/* Proves what is relied on; what is wrong is said. */
static int prove(const struct request *request, struct report *report,
                 struct unit *unit, struct error *error) {
  report->text = request->err;
  report->ignored = reach;
  if (tool_lacks_contents(report->image, error))
    return -1;
  enum unit_status status = unit_open(unit, report);
  if (status == UNIT_NONE)
    return fail(error, "found no static calls, expected some");
  if (status == UNIT_LOADED && verify_unit(request, report, unit, error))
    return -1;
  if (report->count)
    return fail(error,
                "found %zu violations, expected a file that 'static-call "
                "verify' finds sound",
                report->count);
  return 0;
}

/* What was made has to be sound, whatever the file is. */
static int prove_result(const struct request *request, const char *file,
                        const struct edit *edit, struct error *error) {
  struct image image;
  struct unit unit = {0};
  if (image_open(&image, edit->bytes, edit->image->size, error))
    return -1;
  struct report report = {.file = file, .image = &image};
  int err = prove(request, &report, &unit, error);
  unit_close(&unit);
  image_close(&image);
  return err;
}

/* ---- All keys ----------------------------------------------------------- */

static int check_twice(const struct assignment *all, size_t count,
                       struct error *error) {
  for (size_t i = 0; i < count; i++)
    if (all[i].key == all[count].key)
      return fail(error,
                  "key %.100s: found two targets, '%.50s' and '%.50s', "
                  "expected one",
                  key_name(all[i].key), all[i].target, all[count].target);
  return 0;
}

static int find_all(struct retarget *r, char *const *texts,
                    struct error *error) {
  r->all = calloc(r->count + 1, sizeof *r->all);
  if (!r->all)
    return fail(error, "out of memory");
  for (size_t i = 0; i < r->count; i++) {
    r->all[i].text = texts[i];
    if (find_assignment(&r->image, &r->unit, &r->all[i], error) ||
        check_twice(r->all, i, error))
      return -1;
  }
  return 0;
}

static int change_all(struct retarget *r, struct error *error) {
  if (edit_open(&r->edit, &r->image, error))
    return -1;
  for (size_t i = 0; i < r->count; i++)
    if (retarget_key(&r->edit, &r->unit, &r->all[i], error))
      return -1;
  return 0;
}

static int change_image(struct retarget *r, const struct request *request,
                        const char *file, char *const *texts,
                        struct error *error) {
  struct report report = {.file = file, .image = &r->image};
  return prove(request, &report, &r->unit, error) ||
                 find_all(r, texts, error) || change_all(r, error) ||
                 prove_result(request, file, &r->edit, error)
             ? -1
             : 0;
}

int retarget_open(struct retarget *r, const struct request *request,
                  const char *file, const void *bytes, size_t size,
                  char *const *texts, size_t count) {
  struct error error;
  *r = (struct retarget){.count = count};
  if (image_open(&r->image, bytes, size, &error))
    return tool_refuse(request, file, error.text);
  if (!change_image(r, request, file, texts, &error))
    return STATUS_FINE;
  retarget_close(r);
  return tool_refuse(request, file, error.text);
}

void retarget_close(struct retarget *r) {
  edit_close(&r->edit);
  free(r->all);
  unit_close(&r->unit);
  image_close(&r->image);
}

void retarget_list(const struct retarget *r, const struct request *request,
                   const char *file) {
  for (size_t i = 0; i < r->count; i++) {
    const struct assignment *a = &r->all[i];
    print_escaped(request->out, file);
    fputs(": key ", request->out);
    print_escaped(request->out, key_name(a->key));
    fprintf(request->out, ": %zu sites, target ",
            a->key->count + a->key->out_count);
    print_escaped(request->out, *a->target ? a->target : "NULL");
    putc('\n', request->out);
  }
}
