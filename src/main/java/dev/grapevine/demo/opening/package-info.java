/** What happens between the start of the demo and its first visitor: the store is made, or found as it was left. */
@NullMarked
package dev.grapevine.demo.opening;

import org.jspecify.annotations.NullMarked;
