package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Language;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way.
 *
 * @param about by which it was planned
 */
record OutgoingMessage(
        UUID id,
        MessageKind kind,
        String about,
        @Nullable UUID customerId,
        EmailAddress address,
        Language language,
        Map<String, Object> values,
        @Nullable Instant uselessAt) {

    /** With these values in place of its own by the same name. */
    OutgoingMessage saying(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(this.values);
        values.putAll(changed);
        return new OutgoingMessage(id, kind, about, customerId, address, language, values, uselessAt);
    }

    /** How much somebody has to want it; a test is to the merchant's people, whatever it is about. */
    MessageKind.Nature nature() {
        return isTest() ? MessageKind.Nature.STAFF : kind.nature();
    }

    /** Whether a merchant tries out her text by it. */
    boolean isTest() {
        return about.startsWith(SendTest.KEY);
    }

    String idText() {
        return Ids.text(IdKind.MESSAGE, id);
    }
}
