/**
 * The values everything else is said in: money, coins, ids, codes, e-mail addresses, mobile numbers, pages of a list.
 *
 * <p>Pure values: no Spring, no database, no files, no network, and no clock but the one an id is stamped with. Every
 * other package may use this one; it uses none of them. Text from outside becomes a value in one place each, a {@code
 * parse} method that answers with a {@link dev.grapevine.kernel.Parsed}: the value, or a sentence that says what is wrong
 * with the text. A value that exists is therefore valid.
 */
@NullMarked
package dev.grapevine.kernel;

import org.jspecify.annotations.NullMarked;
