package dev.grapevine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One posting as its account's statement shows it. Pending ones are not on a statement until they are settled.
 *
 * @param posting the posting's id
 * @param of the posting that it settles or reverses
 * @param amount what it gave to the account, or took where below zero
 * @param balance what the account held right after it
 */
public record StatementLine(
        UUID posting,
        String key,
        Kind kind,
        @Nullable UUID of,
        Instant at,
        @Nullable String memo,
        long amount,
        long balance) {}
