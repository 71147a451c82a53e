/* The board's configuration: two slots in flash, each of which may hold a boot
 * table. */
#ifndef CONFIG_H
#define CONFIG_H

/* Called once, before main: the table's targets are in force from then on. */
void config_apply(void);

/* Says which slots hold what. */
void config_report(void);

#endif
