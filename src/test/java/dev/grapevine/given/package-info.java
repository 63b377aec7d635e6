/** Shared beginnings of tests: a fresh database, a running server, a store with its people. */
@NullMarked
package dev.grapevine.given;

import org.jspecify.annotations.NullMarked;
