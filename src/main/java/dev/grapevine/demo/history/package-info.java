/** Half a year of made-up purchases, told through the public API while the demo's clock runs through that half year. */
@NullMarked
package dev.grapevine.demo.history;

import org.jspecify.annotations.NullMarked;
