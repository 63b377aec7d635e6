package dev.grapevine.ledger;

import java.time.Instant;
import java.util.UUID;

/** An account with what it holds, as a list of them shows it. */
public record Holding(UUID id, Account account, Instant openedAt, Balance balance) {}
