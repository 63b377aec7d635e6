/** The page at the root, which says what this server is, and the line that says where it is once it is ready. */
@NullMarked
package dev.grapevine.web.home;

import org.jspecify.annotations.NullMarked;
