/** Programs and their terms. */
@NullMarked
package dev.grapevine.web.api.program;

import org.jspecify.annotations.NullMarked;
