/** The house rules that a machine can check, each with its reason. */
@NullMarked
package dev.grapevine.architecture;

import org.jspecify.annotations.NullMarked;
