#include "rewrite.h"

#include "files.h"
#include "flash.h"
#include "number.h"
#include "retarget.h"

const char *rewrite_object(const struct rewrite *r) {
  uint64_t base;
  return !r->elf                 ? "no file"
         : !r->count             ? "no KEY=TARGET"
         : !r->out               ? "no -o OUT"
         : r->binary && r->hex   ? "both --binary and --hex"
         : r->base && !r->binary ? "--base without --binary"
         : r->base && !parse_number(r->base, UINT64_MAX, &base)
             ? "--base: no number"
             : NULL;
}

/* ---- Files beside the ELF file ------------------------------------------ */

static int apply(const struct rewrite *r, const struct edit *edit,
                 struct file *file, struct error *error) {
  uint64_t base;
  if (r->hex)
    return hex_apply(file->bytes, file->size, edit, error);
  if ((!r->base || !parse_number(r->base, UINT64_MAX, &base)) &&
      binary_base(edit->image, &base, error))
    return -1;
  return binary_apply(file->bytes, file->size, base, edit, error);
}

static int rewrite_flash(const struct request *request, const struct rewrite *r,
                         const struct edit *edit) {
  const char *name = r->hex ? r->hex : r->binary;
  struct file file;
  struct error error;
  int status = STATUS_FINE;
  if (file_open(&file, name, &error))
    return tool_refuse(request, name, error.text);
  if (apply(r, edit, &file, &error))
    status = tool_refuse(request, name, error.text);
  else if (file_write(r->out, file.bytes, file.size, file.mode, &error))
    status = tool_refuse(request, r->out, error.text);
  file_close(&file);
  return status;
}

/* ---- The ELF file ------------------------------------------------------- */

static int write_out(const struct request *request, const struct rewrite *r,
                     const struct edit *edit, const struct file *elf) {
  struct error error;
  if (r->binary || r->hex)
    return rewrite_flash(request, r, edit);
  return file_write(r->out, edit->bytes, elf->size, elf->mode, &error)
             ? tool_refuse(request, r->out, error.text)
             : STATUS_FINE;
}

static int run(const struct request *request, const struct rewrite *r,
               const struct file *elf) {
  struct retarget retarget;
  int status = retarget_open(&retarget, request, r->elf, elf->bytes, elf->size,
                             r->texts, r->count);
  if (status != STATUS_FINE)
    return status;
  status = write_out(request, r, &retarget.edit, elf);
  if (status == STATUS_FINE)
    retarget_list(&retarget, request, r->out);
  retarget_close(&retarget);
  return status;
}

int rewrite_run(const struct request *request, const struct rewrite *r) {
  struct file elf;
  struct error error;
  if (file_open(&elf, r->elf, &error))
    return tool_refuse(request, r->elf, error.text);
  int status = run(request, r, &elf);
  file_close(&elf);
  return status;
}
