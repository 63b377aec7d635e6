@NullMarked
package dev.grapevine.platform.database;

import org.jspecify.annotations.NullMarked;
