package dev.grapevine.corner;

import java.util.UUID;

/** What became of opening a link into the corner. */
public sealed interface Entrance {

    /** The mailbox is hers: a session may begin. Whether she may recommend is another question. */
    record Open(UUID customerId) implements Entrance {}

    /** The link lets nobody in. */
    record Shut(LinkState because) implements Entrance {}
}
