/** Pages as a person sees them, in a real browser. */
@NullMarked
package dev.grapevine.browser;

import org.jspecify.annotations.NullMarked;
