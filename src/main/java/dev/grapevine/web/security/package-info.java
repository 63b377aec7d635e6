/**
 * Who may come in, and what every answer tells a browser: keys of the API, headers, the addresses behind proxies, request
 * ids, and limits on what a request may be. Uses {@code web.problem}, {@code web.page} and the store's keys.
 */
@NullMarked
package dev.grapevine.web.security;

import org.jspecify.annotations.NullMarked;
