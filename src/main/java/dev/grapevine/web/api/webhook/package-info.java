/** Events, and the endpoints and deliveries by which a shop is told of them. */
@NullMarked
package dev.grapevine.web.api.webhook;

import org.jspecify.annotations.NullMarked;
