/**
 * Where settings come from and how a wrong one is refused. A setting is a component of a record annotated with
 * {@code @ConfigurationProperties("grapevine…")}, which a component of its module enables; the build lists them all, so that an
 * unknown one is found at the start.
 */
@NamedInterface("settings")
@NullMarked
package dev.grapevine.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
