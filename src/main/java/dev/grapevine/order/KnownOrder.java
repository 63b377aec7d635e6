package dev.grapevine.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stood before new words came.
 *
 * @param erased its buyer, where she was erased; else null
 */
record KnownOrder(UUID id, OrderWords words, @Nullable UUID erased) {}
