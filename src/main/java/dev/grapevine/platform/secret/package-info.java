/** The installation's key: what is derived from it, and the encryption at rest of credentials. */
@NamedInterface("secret")
@NullMarked
package dev.grapevine.platform.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
