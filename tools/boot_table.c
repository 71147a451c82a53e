#include "boot_table.h"

#include "files.h"
#include "number.h"
#include "table.h"

#include <unistd.h>

/* ---- Making ------------------------------------------------------------- */

static bool get_sequence(const struct boot_table *t, uint64_t *sequence) {
  *sequence = 0;
  return !t->sequence || parse_number(t->sequence, UINT32_MAX, sequence);
}

const char *boot_table_object(const struct boot_table *t) {
  uint64_t sequence;
  return !t->image                          ? "no file"
         : !*t->choices                     ? "no KEY=TARGET"
         : !get_sequence(t, &sequence)      ? "--sequence: no number of 32 bits"
         : !t->out && isatty(STDOUT_FILENO) ? "a boot table is no text: -o OUT"
                                            : NULL;
}

static int write_out(const struct request *request, const char *out,
                     const unsigned char *bytes, size_t size) {
  const unsigned readable = 0644;
  struct error error;
  if (out)
    return file_write(out, bytes, size, readable, &error)
               ? tool_refuse(request, out, error.text)
               : STATUS_FINE;
  fwrite(bytes, 1, size, request->out);
  return STATUS_FINE;
}

static int make(const struct request *request, const struct boot_table *t,
                const struct file *image) {
  struct input input = {t->image, image->bytes, image->size};
  uint64_t sequence;
  unsigned char *bytes;
  size_t size;
  get_sequence(t, &sequence);
  int status = table_make(request, &input, t->choices, (uint32_t)sequence,
                          &bytes, &size);
  if (status != STATUS_FINE)
    return status;
  status = write_out(request, t->out, bytes, size);
  free(bytes);
  return status;
}

int boot_table_run(const struct request *request, const struct boot_table *t) {
  struct file image;
  struct error error;
  if (file_open(&image, t->image, &error))
    return tool_refuse(request, t->image, error.text);
  int status = make(request, t, &image);
  file_close(&image);
  return status;
}

/* ---- Showing ------------------------------------------------------------ */

static int show_with(const struct request *request, const struct input *table,
                     const char *image) {
  struct file file;
  struct error error;
  if (!image)
    return table_show(request, table, NULL);
  if (file_open(&file, image, &error))
    return tool_refuse(request, image, error.text);
  struct input input = {image, file.bytes, file.size};
  int status = table_show(request, table, &input);
  file_close(&file);
  return status;
}

int boot_table_show(const struct request *request, char *const *files) {
  struct file file;
  struct error error;
  if (file_open(&file, files[0], &error))
    return tool_refuse(request, files[0], error.text);
  struct input table = {files[0], file.bytes, file.size};
  int status = show_with(request, &table, files[1]);
  file_close(&file);
  return status;
}
