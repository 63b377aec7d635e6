package dev.grapevine.web.api.people;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Preference;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An advocate.
 *
 * @param shareCode what her share link ends in
 * @param preference how she wants to be rewarded, null while she has not said
 */
public record AdvocateShown(
        String id,
        String customer,
        String state,
        String shareCode,
        String shareLink,
        @Nullable String locale,
        String source,
        Instant enrolledAt,
        @Nullable PreferenceShown preference) {

    /** @param forGood whether it holds until she says otherwise; else for the next reward alone */
    record PreferenceShown(String kind, @Nullable String charity, boolean forGood) {
        static PreferenceShown of(Preference preference) {
            return new PreferenceShown(code(preference.kind()), preference.charity(), preference.forGood());
        }
    }

    static AdvocateShown of(Advocate advocate, String shareLink) {
        return new AdvocateShown(
                advocate.idText(),
                Ids.text(IdKind.CUSTOMER, advocate.customerId()),
                code(advocate.state()),
                advocate.linkToken(),
                shareLink,
                advocate.locale(),
                code(advocate.source()),
                advocate.enrolledAt(),
                advocate.preference() == null ? null : PreferenceShown.of(advocate.preference()));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
