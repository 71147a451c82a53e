#ifndef SHOW_SITE_H
#define SHOW_SITE_H

/* Prints the machine code of one site in this process, first when it calls the
 * default, then when it calls the target chosen at load time: a line each, with
 * the address in memory, the address in the file and the bytes. Returns 0 or a
 * negative errno. */
int show_site(void);

#endif
