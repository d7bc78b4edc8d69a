/** PostgreSQL on this machine, with one database and two roles for each service. */
@NullMarked
package dev.larch.local.database;

import org.jspecify.annotations.NullMarked;
