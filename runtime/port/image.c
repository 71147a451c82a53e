/* Images: memfds that take the place of text. Made by write(2) and sealed, so
 * that no mapping of them is ever both writable and executable.
 *
 * What is copied has to be the unit's own bytes. A uprobe's or a debugger's
 * breakpoint in the page would be copied too, and kill the process when it is
 * reached: the kernel looks for the probe in the file that is mapped there. So
 * text is compared with the unit's file before it is replaced the first time; a
 * probe that is set later does not reach an image. */

#include "linux.h"

#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>

/* ---- The unit's file ---------------------------------------------------- */

/* The bytes of the file that are text. */
static struct sc_range text_in_file(const struct sc_unit *unit) {
  struct sc_range part, bytes = SC_NOWHERE;
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, sc_everywhere, &part); p;
       p = sc_next_text(unit, p, sc_everywhere, &part))
    bytes = sc_widen(bytes,
                     (struct sc_range){p->p_offset, p->p_offset + p->p_filesz});
  return bytes;
}

/* Whether the file begins as the unit does. */
static bool is_file_of(const struct sc_unit *unit, int fd) {
  ElfW(Ehdr) header;
  return !sc_pread(fd, &header, sizeof header, 0) &&
         !memcmp(&header, (const void *)sc_at(&unit->image), sizeof header);
}

static int open_if_file_of(const struct sc_unit *unit, const char *path) {
  int fd = sc_open(path, O_RDONLY);
  if (fd < 0 || is_file_of(unit, fd))
    return fd;
  sc_close(fd);
  return -EILSEQ;
}

/* The program's name is empty. Where /proc is not mounted, or the loader was
 * executed by name, it was told by the kernel, or the loader. */
static int open_file(const struct sc_unit *unit, const char *name) {
  if (*name)
    return open_if_file_of(unit, name);
  int fd = open_if_file_of(unit, "/proc/self/exe");
  const char *path = (const char *)getauxval(AT_EXECFN);
  return fd < 0 && path ? open_if_file_of(unit, path) : fd;
}

/* Not a private mapping: a uprobe would be in that one too. */
static int map_file(const struct sc_unit *unit, int fd) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range bytes = text_in_file(unit);
  long size = sc_syscall(SYS_lseek, fd, 0, SEEK_END, 0, 0, 0);
  if (size < 0 || (uintptr_t)size < bytes.end)
    return size < 0 ? (int)size : -EILSEQ;
  bytes = sc_pages(bytes);
  uintptr_t at =
      sc_mmap(0, sc_size(bytes), PROT_READ, MAP_SHARED, fd, bytes.begin);
  if (sc_is_error(at))
    return (int)at;
  l->file = (struct sc_range){at, at + sc_size(bytes)};
  l->file_offset = bytes.begin;
  return 0;
}

/* A unit that no loader knows has no file: there is nothing to compare with,
 * and nothing that a uprobe could be set in. */
static int find_file(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  const struct link_map *object = sc_object_of(unit);
  if (l->swapped || !sc_is_empty(l->file) || !object)
    return 0;
  int fd = open_file(unit, object->l_name);
  if (fd < 0)
    return fd;
  int err = map_file(unit, fd);
  sc_close(fd);
  return err;
}

void sc_image_release(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  if (!sc_is_empty(l->file))
    (void)sc_munmap(l->file);
  l->file = (struct sc_range){0, 0};
}

void sc_image_note_all(const struct sc_unit *unit) {
  sc_linux(unit)->swapped = true;
  sc_image_release(unit);
}

/* ---- Comparing ---------------------------------------------------------- */

static bool is_trusted(uintptr_t page, const struct sc_range *trusted,
                       int count) {
  for (int i = 0; i < count; i++)
    if (sc_is_in(trusted[i], page))
      return true;
  return false;
}

/* Puts what the sites hold now over `bytes`, the file's for the text in
 * `range`. */
static void overlay_sites(const struct sc_unit *unit, struct sc_range range,
                          unsigned char *bytes) {
  const sc_record *end = (const sc_record *)sc_at(&unit->sites_end);
  for (const sc_record *r = (const sc_record *)sc_at(&unit->sites_begin);
       r < end; r++) {
    uintptr_t at = (uintptr_t)sc_arch_code(sc_at(r));
    for (int i = 0; i < sc_arch_size(); i++)
      if (sc_is_in(range, at + (unsigned)i))
        bytes[at + (unsigned)i - range.begin] =
            *(const unsigned char *)(at + (unsigned)i);
  }
}

static int compare(const struct sc_unit *unit, struct sc_range range,
                   const unsigned char *file) {
  static unsigned char bytes[4096];
  while (!sc_is_empty(range)) {
    struct sc_range some = {range.begin, range.end};
    if (sc_size(some) > sizeof bytes)
      some.end = some.begin + sizeof bytes;
    if (memcmp((const void *)some.begin, file, sc_size(some))) {
      memcpy(bytes, file, sc_size(some));
      overlay_sites(unit, some, bytes);
      if (memcmp((const void *)some.begin, bytes, sc_size(some)))
        return -EILSEQ;
    }
    range.begin = some.end;
    file += sc_size(some);
  }
  return 0;
}

/* Compares the text in `part` of segment `p`. */
static int compare_part(const struct sc_unit *unit, const ElfW(Phdr) * p,
                        struct sc_range part, const struct sc_range *trusted,
                        int count) {
  struct sc_linux *l = sc_linux(unit);
  uintptr_t begin = sc_bias_of(unit) + p->p_vaddr;
  struct sc_range text = {begin, begin + p->p_filesz};
  int err = 0;
  for (uintptr_t at = part.begin; at < part.end && !err; at += sc_page_size()) {
    struct sc_range page =
        sc_common(text, (struct sc_range){at, at + sc_page_size()});
    if (sc_is_empty(page) || is_trusted(at, trusted, count))
      continue;
    uint64_t offset = p->p_offset + (page.begin - begin);
    err = compare(unit, page,
                  (const unsigned char *)l->file.begin +
                      (offset - l->file_offset));
  }
  return err;
}

int sc_image_compare(const struct sc_unit *unit, struct sc_range range) {
  const struct sc_linux *l = sc_linux(unit);
  const struct sc_range *trusted = l->swapped ? &sc_everywhere : l->pieces;
  int count = l->swapped ? 1 : l->piece_count;
  struct sc_range part;
  int err = find_file(unit);
  if (err || sc_is_empty(sc_linux(unit)->file))
    return err;
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, range, &part); p && !err;
       p = sc_next_text(unit, p, range, &part))
    err = compare_part(unit, p, part, trusted, count);
  return err;
}

/* ---- Making an image ---------------------------------------------------- */

static int make_memfd(void) {
  int fd = sc_memfd("static-call",
                    MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);
  /* Linux before 6.3. */
  return fd == -EINVAL
             ? sc_memfd("static-call", MFD_CLOEXEC | MFD_ALLOW_SEALING)
             : fd;
}

/* A write beyond RLIMIT_FSIZE would not only fail, but raise SIGXFSZ. */
static int check_file_size(size_t size) {
  struct rlimit64 limit;
  long err = sc_syscall(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, (long)&limit, 0, 0);
  if (err)
    return (int)err;
  return limit.rlim_cur < size ? -EFBIG : 0;
}

static int copy_text(const struct sc_unit *unit, struct sc_range range,
                     int fd) {
  struct sc_range part;
  int err = check_file_size(sc_size(range));
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, range, &part); p && !err;
       p = sc_next_text(unit, p, range, &part))
    err = sc_pwrite(fd, (const void *)part.begin, sc_size(part),
                    part.begin - range.begin);
  return err;
}

int sc_image_create(const struct sc_unit *unit, struct sc_range range) {
  int fd = make_memfd();
  if (fd < 0)
    return fd;
  int err = copy_text(unit, range, fd);
  if (err)
    sc_close(fd);
  return err ? err : fd;
}

/* Should a mapping fail after the text was taken away (old kernels may), there
 * is nothing but to try once more. */
static int map_part(struct sc_range part, int protection, int flags, int fd,
                    uint64_t offset) {
  uintptr_t at = 0;
  for (int tries = 0; tries < 2; tries++) {
    at = sc_mmap(part.begin, sc_size(part), protection, flags | MAP_FIXED, fd,
                 offset);
    if (!sc_is_error(at) || !sc_has_hole(part))
      break;
  }
  return sc_is_error(at) ? (int)at : 0;
}

int sc_image_map(const struct sc_unit *unit, struct sc_range range, int fd,
                 int flags) {
  struct sc_range part;
  int err = 0;
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, range, &part); p && !err;
       p = sc_next_text(unit, p, range, &part))
    err = map_part(part, sc_protection_of(unit, p), flags, fd,
                   part.begin - range.begin);
  return err;
}

/* ---- Probing ------------------------------------------------------------ */

static int probe_mapping(int fd) {
  size_t size = sc_page_size();
  int err = check_file_size(size);
  err = err ? err : sc_pwrite(fd, "", 1, size - 1);
  if (err)
    return err;
  uintptr_t at = sc_mmap(0, size, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0);
  return sc_is_error(at) ? (int)at
                         : sc_munmap((struct sc_range){at, at + size});
}

int sc_image_probe(const struct sc_unit *unit) {
  int fd = make_memfd();
  if (fd < 0)
    return fd;
  int err = probe_mapping(fd);
  sc_close(fd);
  err = err ? err : sc_probe_text(unit);
  return err ? err : find_file(unit);
}
