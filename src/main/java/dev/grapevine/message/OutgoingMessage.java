package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.store.Language;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on its way. */
record OutgoingMessage(
        UUID id,
        MessageKind kind,
        @Nullable UUID customerId,
        EmailAddress address,
        Language language,
        Map<String, Object> values,
        @Nullable Instant uselessAt) {

    String idText() {
        return Ids.text(IdKind.MESSAGE, id);
    }
}
