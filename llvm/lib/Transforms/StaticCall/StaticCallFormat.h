/* The object format of static calls: what the compiler passes emit, the linker
 * script gathers and the runtime reads. C and C++; included by all of them.
 *
 * One static call, in an object file:
 *
 *   .static_call_sites.<key>!0             begin label, no bytes
 *   .static_call_sites.<key>!1.<function>  a record for each site of <function>
 *   .static_call_sites.<key>!2             end label, no bytes
 *   .static_call_views                     struct sc_view, one per key
 *   .static_call_keys.<key>                struct static_call_key
 *   .static_call_slots                     the slot, one pointer per key
 *   .text.static_call_veneers.<key>        the veneer: a jump through the slot
 *   .static_call_resolvers                 struct sc_resolver
 *   .static_call_definitions               struct sc_definition, one for each
 *                                          named key that the file defines
 *
 * '!' sorts below every other character that a key may hold, so sorting the
 * input sections by name puts begin label, records and end label of a key
 * together.
 *
 * All of a key but its records is one COMDAT group per link, named after the
 * key; all symbols are hidden. Offsets are relative to the field that holds
 * them, so that nothing read-only needs a dynamic relocation. Slots and keys
 * stand on pages of their own, so that they can be write-protected.
 */
#ifndef STATIC_CALL_FORMAT_H
#define STATIC_CALL_FORMAT_H

#include <stdint.h>

/* Bump on every change of the layouts below; symbols that two versions must not
 * share carry the number in their names. */
#define SC_FORMAT_VERSION 3

#define SC_SITES_SECTION ".static_call_sites."
#define SC_VIEWS_SECTION ".static_call_views"
#define SC_KEYS_SECTION ".static_call_keys."
#define SC_SLOTS_SECTION ".static_call_slots"
#define SC_VENEERS_SECTION ".text.static_call_veneers."
#define SC_RESOLVERS_SECTION ".static_call_resolvers"
#define SC_DEFINITIONS_SECTION ".static_call_definitions"
/* Firmware's: see the end of this file. */
#define SC_BARE_SLOTS_SECTION ".data.static_call_slots."
#define SC_BARE_KEYS_SECTION ".bss.static_call_keys."
#define SC_TARGETS_SECTION ".static_call_targets."
#define SC_OUT_OF_LINE_SECTION ".static_call_out_of_line"
/* What STATIC_CALL_RESOLVER, DEFINE_STATIC_CALL and EXPORT_STATIC_CALL emit for
 * the IR pass; never reaches an object. */
#define SC_RESOLVER_REQUESTS_SECTION ".static_call_resolver_requests"
#define SC_DEFINITION_REQUESTS_SECTION ".static_call_definition_requests"
#define SC_EXPORT_REQUESTS_SECTION ".static_call_export_requests"
#define SC_TARGET_REQUESTS_SECTION ".static_call_target_requests"

#define SC_WRAPPER_PREFIX "__static_call."
#define SC_KEY_PREFIX "__static_call_key."
#define SC_VIEW_PREFIX "__static_call_view."
#define SC_NAME_PREFIX "__static_call_name."
#define SC_BEGIN_PREFIX "__static_call_begin."
#define SC_END_PREFIX "__static_call_end."
#define SC_SLOT_PREFIX "__static_call_slot."
#define SC_VENEER_PREFIX "__static_call_veneer."
#define SC_RESOLVER_PREFIX "__static_call_resolver."
#define SC_TARGET_PREFIX "__static_call_target."
/* A named key, with the kernel's prefixes. Its default is the trampoline: the
 * function that unpatched sites call and whose address is the key's identity.
 * It is one jump, a site of the key itself. The definition is what the
 * trampoline's file adds; its name is the key's symbol. */
#define SC_TRAMPOLINE_PREFIX "__SCT__"
#define SC_DEFINITION_PREFIX "__SCK__"
#define SC_UNIT "__static_call_unit_v3"
#define SC_UNIT_STATE "__static_call_unit_state_v3"
#define SC_START_UNIT "__static_call_start_unit_v3"
#define SC_STOP_UNIT "__static_call_stop_unit_v3"
#define SC_PREINIT "__static_call_preinit_v3"
#define SC_INIT "__static_call_init_v3"
#define SC_FINI "__static_call_fini_v3"
/* What disabled sites call: nothing, and a register of zero. */
#define SC_RETURN "__static_call_return_v3"
#define SC_RETURN_ZERO "__static_call_return_zero_v3"

/* Symbols that nobody defines if a part of the tool chain is left out. The
 * linker then names them, so each name says what is missing. */

/* Marks a call: passed as the static chain (`nest`) of a call, it makes the
 * call a static call. The IR pass removes every use. */
#define SC_MARKER                                                              \
  "__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so"
/* The other mark, for calls that may throw: a call of a function of this name,
 * plus that of the default, whose static chain is the default. (With $ in its
 * name -fsanitize=kcfi gives it no type identifier, a symbol that would stay.)
 */
#define SC_PROXY_PREFIX SC_MARKER "$"
/* Takes a function, gives its key. The IR pass replaces every call. */
#define SC_KEY_OF                                                              \
  "__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so"
/* Referenced by the unit's header until the machine pass ran. */
#define SC_MISSING_MACHINE_PASS                                                \
  "__static_call_missing_lto_pass__use_Wl_load_pass_plugin_StaticCallPass_so"
/* Defined by static_call.ld only. */
#define SC_VIEWS_BEGIN                                                         \
  "__static_call_missing_linker_script__use_Wl_T_static_call_ld_v3"
#define SC_SITES_BEGIN "__static_call_sites_begin_v3"
#define SC_SITES_END "__static_call_sites_end_v3"
#define SC_VIEWS_END "__static_call_views_end_v3"
#define SC_RESOLVERS_BEGIN "__static_call_resolvers_begin_v3"
#define SC_RESOLVERS_END "__static_call_resolvers_end_v3"
#define SC_DEFINITIONS_BEGIN "__static_call_definitions_begin_v3"
#define SC_DEFINITIONS_END "__static_call_definitions_end_v3"
#define SC_SLOTS_BEGIN "__static_call_slots_begin_v3"
#define SC_SLOTS_END "__static_call_slots_end_v3"
#define SC_KEYS_BEGIN "__static_call_keys_begin_v3"
#define SC_KEYS_END "__static_call_keys_end_v3"
/* Defined by static_call_firmware_tables.ld only, beside those above for
 * records, the views' end, and resolvers. */
#define SC_BARE_VIEWS_BEGIN                                                    \
  "__static_call_missing_linker_script__use_static_call_firmware_ld_v3"
#define SC_TARGETS_BEGIN "__static_call_targets_begin_v3"
#define SC_TARGETS_END "__static_call_targets_end_v3"
#define SC_BUILD_ID_BEGIN "__static_call_build_id_begin_v3"
#define SC_BUILD_ID_END "__static_call_build_id_end_v3"
/* Defined by libstaticcall. */
#define SC_START "__static_call_start"
#define SC_STOP "__static_call_stop"
#define SC_RETURN0 "__static_call_return0"

#ifdef __cplusplus
extern "C" {
#endif

/* Where a site stands: the address of its first byte minus the address of this
 * record. Of a Thumb instruction 1 more, as in function pointers. */
typedef int32_t sc_record;

/* One per key and unit, read-only. Offsets are relative to their own field. */
struct sc_view {
  int32_t unit;   /* struct sc_unit: stays first in every format version */
  int32_t key;    /* struct static_call_key */
  int32_t begin;  /* first sc_record */
  int32_t end;    /* past the last sc_record */
  int32_t name;   /* the default's name as the linker knows it, NUL-ended */
  int32_t veneer; /* the veneer's first byte */
  int32_t slot;   /* the pointer that the veneer jumps through */
  uint32_t properties; /* enum sc_result, and the flags below */
};

/* In sc_view.properties. */
#define SC_VIEW_RESULT 3u   /* a mask */
#define SC_VIEW_INTERNAL 4u /* of internal linkage: no other unit's key */
#define SC_VIEW_NAMED 8u    /* the default is a trampoline */

/* What a call of the key gives while it has no target. */
enum sc_result {
  SC_RESULT_OTHER,   /* it cannot be without one: a float, a struct ... */
  SC_RESULT_NOTHING, /* the function returns void */
  SC_RESULT_ZERO     /* an integer or a pointer, in one register */
};

/* One per unit (executable or shared object), read-only. */
struct sc_unit {
  uint32_t version; /* SC_FORMAT_VERSION: stays first in every version */
  int32_t check;    /* 0; keeps a link without the machine pass from passing */
  int32_t sites_begin; /* the records of all keys */
  int32_t sites_end;
  int32_t views_begin;
  int32_t views_end;
  int32_t resolvers_begin;
  int32_t resolvers_end;
  int32_t definitions_begin;
  int32_t definitions_end;
  int32_t slots_begin; /* pages of their own: the slots ... */
  int32_t slots_end;
  int32_t keys_begin; /* ... and the keys, and the definitions */
  int32_t keys_end;
  int32_t return_nothing; /* SC_RETURN: what disabled sites call */
  int32_t return_zero;    /* SC_RETURN_ZERO */
  int32_t image;          /* the unit's ELF header */
  int32_t state; /* SC_UNIT_STATE_SIZE bytes for the runtime, 0 at start */
};
#define SC_UNIT_STATE_SIZE 512

/* One per STATIC_CALL_RESOLVER, read-only. */
struct sc_resolver {
  int32_t key;
  int32_t function; /* returns the target */
};

/* One per key and unit, writable. At most 64 bytes. */
struct static_call_batch;
struct static_call_key {
  int32_t view;        /* struct sc_view, relative to this field: stays first */
  uint16_t flags;      /* 0 at start, the runtime's, as all but the default */
  uint16_t is_met;     /* whether `target` is valid: the default until then */
  void (*deflt)(void); /* NULL: a weak default that nobody defines */
  void (*target)(void);         /* NULL: disabled */
  void (*pending)(void);        /* the target that `batch` will set */
  struct static_call_key *next; /* in `batch` */
  const struct static_call_batch *batch;
  struct static_call_key *joined; /* a ring of the keys of one identity */
  struct static_call_key *hashed; /* in the index, or back in the ring */
};

/* One per DEFINE_STATIC_CALL, writable, named SC_DEFINITION_PREFIX <name>. */
struct sc_definition {
  struct static_call_key *key;
  void (*target)(void); /* the first: a function, NULL, or SC_RETURN0 */
};

/* ---- Firmware: no operating system ---------------------------------------
 *
 * One unit, linked statically; nothing starts it, and the runtime knows its
 * header by name. Little is in RAM, in sections that any linker script has
 * copied or cleared before main:
 *
 *   .data.static_call_slots.<key>   the slot. What the sites call: the target,
 *                                   or the stub that stands for none
 *   .bss.static_call_keys.<key>     struct sc_bare_key
 *
 * Records, views and resolvers are as above, with these differences:
 *
 * - The view is struct sc_bare_view, and the key: what pointers to struct
 *   static_call_key point to. The name is that of its symbol.
 * - A named key is made where it is defined only. Its trampoline is its veneer
 *   by another name, and no site; the name of the definition is the view's.
 * - A site may be out of line: a call of the veneer, or a jump to it, that
 * never changes. Two pointers tell tools of it, the site (without bit 0) and
 * the view, in SC_OUT_OF_LINE_SECTION, which is not loaded.
 */

/* In sc_unit.version, beside SC_FORMAT_VERSION. */
#define SC_UNIT_BARE 0x10000u

/* In the place of struct sc_unit, under its name. */
struct sc_bare_unit {
  uint32_t version; /* SC_FORMAT_VERSION | SC_UNIT_BARE */
  int32_t check;
  int32_t sites_begin;
  int32_t sites_end;
  int32_t views_begin;
  int32_t views_end;
  int32_t resolvers_begin;
  int32_t resolvers_end;
  int32_t targets_begin;
  int32_t targets_end;
  int32_t return_nothing;
  int32_t return_zero;
};

/* One per key, 0 at start. */
struct sc_bare_key {
  void (*pending)(
      void); /* what a batch will have called; NULL: it is in none */
  const struct sc_bare_view *next; /* in the batch */
};

/* One per key, read-only. */
struct sc_bare_view {
  const struct sc_bare_unit *unit; /* stays first in every format version */
  struct sc_bare_key *key;
  const sc_record *begin, *end;
  void (*deflt)(void);  /* of a named key its first target, or the stub that
                           stands for none; NULL: a weak default that nobody
                           defines */
  void (*veneer)(void); /* of a named key its trampoline */
  void (**slot)(void);
  uintptr_t properties; /* enum sc_result, and flags */
};

/* One per STATIC_CALL_TARGET, read-only: a function that a boot table may make
 * the target. Those of a key are neighbours, in the order of their names. */
struct sc_target {
  const struct sc_bare_view *view;
  void (*function)(void);
};

/* What a boot table, made on the host, says: the targets of some keys. Of one
 * image only: keys and targets are numbers. All words are little-endian. */
#define SC_TABLE_MAGIC 0x54424353u /* "SCBT" */
#define SC_TABLE_VERSION 1u
#define SC_TABLE_BUILD_ID 20

struct sc_table {
  uint32_t magic;
  uint32_t version;
  uint32_t length;   /* in bytes, of all: this, entries, checksum */
  uint32_t sequence; /* of two tables in force the later, modulo 2^32 */
  /* The image's, from its note; cut, or filled up with zeros. */
  uint8_t build_id[SC_TABLE_BUILD_ID];
  /* struct sc_table_entry entries[]; no key twice */
  /* uint32_t checksum; CRC-32 (IEEE 802.3) of all before it */
};

struct sc_table_entry {
  uint16_t key;    /* the number of its view, from 0 */
  uint16_t target; /* one of these: */
};
#define SC_TABLE_DEFAULT 0u   /* as after static_call_reset */
#define SC_TABLE_NONE 0xffffu /* NULL */
/* n: the nth struct sc_target of the key, from 1 */

#ifdef __cplusplus
}
#endif

#endif
