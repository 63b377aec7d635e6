/**
 * Calls to addresses that merchants name: webhook endpoints, shop platforms, logos. {@link
 * dev.grapevine.platform.http.Outbound} is the only way out, so that no address leads into the operator's own network.
 */
@NamedInterface("http")
@NullMarked
package dev.grapevine.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
