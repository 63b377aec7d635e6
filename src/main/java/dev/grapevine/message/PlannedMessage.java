package dev.grapevine.message;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.program.ReminderPlan;
import dev.grapevine.store.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param dedupeKey what it is about, at most once a store: {@code friend_bought/ref_…}; 1 to 200 characters, nothing personal
 * @param customerId to whom, where it is a customer; marketing without one is never sent
 * @param language as far as texts exist in it, else English
 * @param values of the variables of {@link MessageKind}: text, whole numbers, {@code Money}, {@code Points}, {@code Percent},
 *     {@code Instant} (shown as a day in the store's zone), {@code LocalDate}, {@code URI} and {@code Phrase}
 * @param sendAt not before; null: now
 * @param uselessAt from when on it is cancelled instead of sent; null: never
 */
public record PlannedMessage(
        MessageKind kind,
        String dedupeKey,
        @Nullable UUID customerId,
        EmailAddress address,
        Language language,
        Map<String, Object> values,
        @Nullable Instant sendAt,
        @Nullable Instant uselessAt) {

    /** Refuses an empty or endless key, and values that the kind's text doesn't know. */
    public PlannedMessage {
        values = Map.copyOf(values);
        if (dedupeKey.isEmpty() || dedupeKey.length() > 200) {
            throw new IllegalArgumentException("A key has 1 to 200 characters: " + dedupeKey);
        }
        if (!kind.variables().containsAll(values.keySet())) {
            throw new IllegalArgumentException(kind + " knows " + kind.variables() + ", not all of " + values.keySet());
        }
    }

    /** To be sent at once. */
    public static PlannedMessage now(
            MessageKind kind,
            String dedupeKey,
            @Nullable UUID customerId,
            EmailAddress address,
            Language language,
            Map<String, Object> values) {
        return new PlannedMessage(kind, dedupeKey, customerId, address, language, values, null, null);
    }

    public PlannedMessage at(Instant time) {
        return new PlannedMessage(kind, dedupeKey, customerId, address, language, values, time, uselessAt);
    }

    /**
     * The reminders of it by mail, in their sequence; none where the plan has other channels only. They ask for a {@link
     * SecondThought}, for most of them will turn out to be needless.
     *
     * @param of their kind, which knows the same variables
     * @param from what the plan counts from
     */
    public List<PlannedMessage> reminders(MessageKind of, ReminderPlan plan, Instant from) {
        if (!plan.channels().contains(ReminderPlan.Channel.EMAIL)) {
            return List.of();
        }
        String about = of.code() + dedupeKey.substring(dedupeKey.indexOf('/'));
        return IntStream.rangeClosed(1, plan.times())
                .mapToObj(number -> new PlannedMessage(
                        of,
                        about + "/" + number,
                        customerId,
                        address,
                        language,
                        values,
                        from.plus(Duration.ofDays(plan.dayOf(number))),
                        uselessAt))
                .toList();
    }

    public PlannedMessage uselessAt(Instant time) {
        return new PlannedMessage(kind, dedupeKey, customerId, address, language, values, sendAt, time);
    }

    /** Hides to whom, because logs outlive an erasure. */
    @Override
    public String toString() {
        return kind + " " + dedupeKey;
    }
}
