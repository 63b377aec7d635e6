package dev.grapevine.web.api.order;

import dev.grapevine.attribution.WhyAnswer;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order was put down to somebody or nobody, in words a merchant can read aloud.
 *
 * @param advocate whose recommendation it was, also where it does not count
 * @param verdict what the fraud rules made of it, or null where they were not asked
 * @param next what happens next and when, or how it ended
 */
public record WhyShown(
        String decision,
        @Nullable String advocate,
        String because,
        List<WhyAnswer.Piece> evidence,
        WhyAnswer.@Nullable Verdict verdict,
        @Nullable String next) {

    public static WhyShown of(WhyAnswer why) {
        return new WhyShown(
                why.decision(),
                why.advocateId() == null ? null : Ids.text(IdKind.ADVOCATE, why.advocateId()),
                why.because(),
                why.evidence(),
                why.verdict(),
                why.next());
    }
}
