// REQUIRES: uprobe
// RUN: %each_policy
// A uprobe on a site: the update is refused while it is there. One elsewhere on
// the page still counts afterwards, or is not copied: page swap is refused, and
// flip used instead of the alias.

#include "live.h"
#include <linux/perf_event.h>

static unsigned long read_number(const char *path) {
  unsigned long number;
  FILE *file = fopen(path, "r");
  assert(file && fscanf(file, "%lu", &number) == 1);
  fclose(file);
  return number;
}

/* Text stands in the file at the same distance from its segment. */
static uintptr_t offset_of(const void *address) {
  const ElfW(Phdr) *p =
      (const ElfW(Phdr) *)((const char *)&__ehdr_start + __ehdr_start.e_phoff);
  uintptr_t at = (uintptr_t)address - (uintptr_t)&__ehdr_start;
  while (p->p_type != PT_LOAD || at - p->p_vaddr >= p->p_filesz)
    p++;
  return at - p->p_vaddr + p->p_offset;
}

static int open_uprobe(const void *address) {
  struct perf_event_attr attr = {
      .size = sizeof attr,
      .type =
          (unsigned)read_number("/sys/bus/event_source/devices/uprobe/type"),
      .config1 = (uintptr_t)"/proc/self/exe",
      .config2 = offset_of(address)};
  int fd = (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, 0);
  assert(fd >= 0);
  return fd;
}

static int set_uprobe(const void *address) {
  int fd = open_uprobe(address);
  assert(*(const volatile unsigned char *)address == 0xcc);
  return fd;
}

static uint64_t count_hits(int fd) {
  uint64_t hits;
  assert(read(fd, &hits, sizeof hits) == sizeof hits);
  return hits;
}

static void probe_site(void) {
  int fd = set_uprobe(get_site("one", 2));
  open_maps();
  struct text before = copy_text();
  assert(static_call_set(one, two) == -EILSEQ && static_call_get(one) == one);
  assert(count_changes(&before, NULL) == 0);
  uint64_t hits = count_hits(fd);
  assert(call_here(1) + call_there(1) == 40 && tail_here(1) == 2);
  assert(tail_there(1) == 2 && count_hits(fd) == hits + 1);
  close(fd);
  expect_target(one);
  assert(try_set(two) == 0);
}

static void probe_neighbour(void) {
  bool is_copied = POLICY == STATIC_CALL_HARDENED;
  int fd = set_uprobe((const void *)call_here);
  open_maps();
  for (int i = 0; i < 2; i++) {
    assert(try_set(i ? three : two) == (is_copied ? -EILSEQ : 0));
    uint64_t hits = count_hits(fd);
    assert(call_here(1) && call_here(2) && count_hits(fd) == hits + 2);
  }
  close(fd);
  assert(try_set(two) == 0);
  /* It may count or not. */
  fd = open_uprobe((const void *)call_here);
  expect_target(two);
  close(fd);
}

int main(void) {
  run_apart(probe_site);
  run_apart(probe_neighbour);
  return 0;
}
