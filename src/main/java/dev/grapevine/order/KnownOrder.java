package dev.grapevine.order;

import java.util.UUID;

/** An order as it stood before new words came. */
record KnownOrder(UUID id, OrderWords words) {}
