/**
 * The built-in inbox: in development and in the demo, what the store's people were mailed. Open to whoever reaches the
 * server, and so not there at all where mail leaves for the world. Uses {@code message} and {@code store}.
 */
@NullMarked
package dev.grapevine.web.inbox;

import org.jspecify.annotations.NullMarked;
