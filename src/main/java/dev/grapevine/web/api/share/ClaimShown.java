package dev.grapevine.web.api.share;

import dev.grapevine.claim.Claim;
import dev.grapevine.claim.ClaimOutcome;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.share.CouponCode;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.problem.ProblemType;
import dev.grapevine.web.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * A claim with its coupon.
 *
 * @param code as it is shown and typed
 * @param expiresAt when the code ends, or null for with the program
 */
public record ClaimShown(
        String id,
        String code,
        String advocate,
        String program,
        @Nullable Instant expiresAt,
        Instant at) implements ClaimAnswer {

    /** @param status {@code taken}: what comes of it goes to the address or number */
    record ClaimTaken(String status) implements ClaimAnswer {}

    /** What became of a claim, for a caller who may know what the store knows about the friend. */
    static ResponseEntity<ClaimAnswer> openly(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Claimed claimed -> shown(claimed);
            case ClaimOutcome.ForNewCustomersOnly _ ->
                throw refused("This offer is for new customers, and this one has bought here before.");
            case ClaimOutcome.OwnOffer _ -> throw refused("This is the advocate's own offer: it is for her friends.");
            case ClaimOutcome.NotOffered _ -> throw notOffered();
            case ClaimOutcome.TooMany _ ->
                throw Problem.of(
                                ProblemType.TOO_MANY_REQUESTS,
                                "There were too many claims for this address, or from this network, within a day.")
                        .retryAfter(Duration.ofHours(1))
                        .refusal();
        };
    }

    /**
     * The one answer to a page that everybody can call: whether the address or number is a customer's, and what came of the
     * claim, is told to that address or number alone.
     */
    static ResponseEntity<ClaimAnswer> discreetly(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.NotOffered _ -> throw notOffered();
            case ClaimOutcome.Claimed _,
                    ClaimOutcome.ForNewCustomersOnly _,
                    ClaimOutcome.OwnOffer _,
                    ClaimOutcome.TooMany _ -> ResponseEntity.accepted().body(new ClaimTaken("taken"));
        };
    }

    static Refusal notOffered() {
        return refused(
                "The program does not run at this time, or has no such way to its offer: flows, in its terms, names those it has.");
    }

    private static ResponseEntity<ClaimAnswer> shown(ClaimOutcome.Claimed claimed) {
        return ResponseEntity.status(claimed.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(of(claimed.claim(), claimed.code()));
    }

    public static ClaimShown of(Claim claim, CouponCode code) {
        return new ClaimShown(
                claim.idText(),
                code.display(),
                Ids.text(IdKind.ADVOCATE, claim.advocateId()),
                Ids.text(IdKind.PROGRAM, claim.programId()),
                code.expiresAt(),
                claim.at());
    }

    private static Refusal refused(String detail) {
        return Problem.of(ProblemType.CONFLICT, detail).refusal();
    }
}
