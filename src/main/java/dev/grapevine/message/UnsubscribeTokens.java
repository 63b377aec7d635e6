package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.secret.Sealed;
import dev.grapevine.platform.secret.Secret;
import dev.grapevine.platform.secret.SecretBox;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an unsubscribe link carries: the store, and sealed under the store's key whose mailbox and what stops. So it shows
 * nothing, can't be forged for somebody else, and works for as long as the mail lies in the mailbox, whatever has been
 * deleted here.
 */
final class UnsubscribeTokens {
    private static final String PURPOSE = "unsubscribe";
    private static final int STORE = 2 * Long.BYTES;
    /** As many letters as hold the store, rounded up to whole bytes. */
    private static final int BEGINNING = 24;

    private static final int LONGEST = 1_000;

    private final SecretBox box;

    UnsubscribeTokens(SecretBox box) {
        this.box = box;
    }

    record Opened(
            UUID storeId,
            Suppression.Reason reason,
            EmailAddress address,
            @Nullable UUID customerId) {}

    /** URL-safe text, at most some 500 characters. */
    String token(UUID storeId, Suppression.Reason reason, EmailAddress address, @Nullable UUID customerId) {
        String inside = reason.code() + "\n" + address.original() + "\n" + (customerId == null ? "" : customerId);
        byte[] sealed = box.seal(storeId, PURPOSE, Secret.of(inside)).envelope();
        byte[] all = ByteBuffer.allocate(STORE + sealed.length)
                .putLong(storeId.getMostSignificantBits())
                .putLong(storeId.getLeastSignificantBits())
                .put(sealed)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The store that it names, also where the rest of it is broken: enough for the look of a page, and for nothing else. */
    static Optional<UUID> store(String token) {
        if (token.length() < BEGINNING) {
            return Optional.empty();
        }
        try {
            ByteBuffer from = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.substring(0, BEGINNING)));
            return Optional.of(new UUID(from.getLong(), from.getLong()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    Optional<Opened> open(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(token);
            if (all.length <= STORE) {
                return Optional.empty();
            }
            ByteBuffer from = ByteBuffer.wrap(all);
            UUID storeId = new UUID(from.getLong(), from.getLong());
            Sealed sealed = Sealed.of(Arrays.copyOfRange(all, STORE, all.length));
            String[] inside = box.open(storeId, PURPOSE, sealed).reveal().split("\n", 3);
            return Optional.of(new Opened(
                    storeId,
                    Suppression.Reason.ofCode(inside[0]),
                    new EmailAddress(inside[1]),
                    inside[2].isEmpty() ? null : UUID.fromString(inside[2])));
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return Optional.empty();
        }
    }
}
