/** The only HTTP: what shops, shoppers, merchants and operators reach. Only this module knows status codes. */
@ApplicationModule
@NullMarked
package dev.grapevine.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
