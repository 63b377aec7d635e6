/** Stories through every module, told by what a shop says and what people get. */
@NullMarked
package dev.grapevine.story;

import org.jspecify.annotations.NullMarked;
