package dev.grapevine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Ids;
import dev.grapevine.risk.RiskFacts.Shared;
import dev.grapevine.risk.Verdict.Outcome;
import dev.grapevine.risk.signal.AllSignals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssessTest {
    private static final Identity AMYS = mailbox("amy@gmail.com");
    private static final Identity NUMBER = new Identity(Identity.Kind.PHONE, "+447700900123");

    @ParameterizedTest(name = "{0}")
    @MethodSource("referrals")
    void aReferralIsClearSuspiciousOrRejected(String what, RiskFacts facts, Outcome outcome, String reason) {
        Verdict verdict = Assess.verdict(facts, AllSignals.LIST);

        assertThat(verdict.outcome()).as(what).isEqualTo(outcome);
        assertThat(verdict.reason()).as(what).isEqualTo(reason);
    }

    static Stream<Arguments> referrals() {
        Facts two = new Facts();
        return Stream.of(
                row("two strangers are clear", two, Outcome.CLEAR, "clear"),
                row("a shared number is one person", two.numbered(), Outcome.REJECTED, "same_person"),
                row("the advocate's own mailbox", two.mail("amy@gmail.com"), Outcome.REJECTED, "same_person"),
                row("and in another spelling", two.mail("a.m.y+new@gmail.com"), Outcome.REJECTED, "email_alias"),
                row(
                        "a family: one network, one doorstep",
                        two.network().doorstep(),
                        Outcome.CLEAR,
                        "same_shipping_address"),
                row("on one device besides", two.network().doorstep().device(), Outcome.SUSPICIOUS, "same_device"),
                row("two moderate ones", two.doorstep().device(), Outcome.SUSPICIOUS, "same_device"),
                row("one card, at one network", two.network().card(), Outcome.SUSPICIOUS, "same_payment"),
                row(
                        "a plus at a provider of whom nothing is known",
                        two.mail("amy+new@amy.example"),
                        Outcome.CLEAR,
                        "email_plus"),
                row(
                        "at one network besides",
                        two.mail("amy+new@amy.example").network(),
                        Outcome.SUSPICIOUS,
                        "email_plus"),
                row("the same name at another provider", two.mail("amy+new@example.com"), Outcome.CLEAR, "clear"),
                row("nothing before the plus", two.mail("+amy@amy.example"), Outcome.CLEAR, "clear"),
                row("throw-away mail alone", two.mail("x@mailinator.com"), Outcome.CLEAR, "disposable_mail"),
                row(
                        "also below its domain",
                        two.mail("x@a.yopmail.com").device(),
                        Outcome.SUSPICIOUS,
                        "disposable_mail"),
                row("nine more in a day", two.sameDay(9), Outcome.CLEAR, "clear"),
                row("ten more in a day are noticed", two.sameDay(10), Outcome.CLEAR, "burst"),
                row("fifty are for a person", two.sameDay(50), Outcome.SUSPICIOUS, "burst"),
                row("a banned advocate", two.banned(false), Outcome.SUSPICIOUS, "banned_advocate"),
                row("to whom it was tied by hand", two.banned(true), Outcome.CLEAR, "existing_customer"));
    }

    @ParameterizedTest
    @EnumSource(Shared.class)
    void oneSharedFingerprintNeitherRejectsNorHoldsAlone(Shared shared) {
        Shared no = Shared.NOBODY;
        for (RiskFacts facts : List.of(
                new Facts().with(shared, no, no, no),
                new Facts().with(no, shared, no, no),
                new Facts().with(no, no, shared, no),
                new Facts().with(no, no, no, shared))) {
            assertThat(Assess.verdict(facts, AllSignals.LIST).outcome()).isEqualTo(Outcome.CLEAR);
        }
    }

    private static Arguments row(String what, Facts facts, Outcome outcome, String reason) {
        return Arguments.of(what, facts.facts, outcome, reason);
    }

    private static Identity mailbox(String address) {
        return new Identity(Identity.Kind.EMAIL, new EmailAddress(address).canonical());
    }

    /** A stranger's order by Amy's recommendation, and changes of it. */
    private record Facts(RiskFacts facts) {
        Facts() {
            this(new RiskFacts(
                    Ids.newId(),
                    Set.of(mailbox("friend@example.com")),
                    new EmailAddress("friend@example.com"),
                    Set.of(AMYS, mailbox("amy@amy.example"), NUMBER),
                    true,
                    Shared.NOBODY,
                    Shared.NOBODY,
                    Shared.NOBODY,
                    Shared.NOBODY,
                    false,
                    false,
                    0,
                    null));
        }

        Facts mail(String address) {
            return people(Set.of(mailbox(address)), new EmailAddress(address));
        }

        Facts numbered() {
            Set<Identity> more = new HashSet<>(facts.buyer());
            more.add(NUMBER);
            return people(more, new EmailAddress("friend@example.com"));
        }

        Facts network() {
            return shared(Shared.ADVOCATE, facts.device(), facts.shippingAddress(), facts.payment());
        }

        Facts device() {
            return shared(facts.network(), Shared.ADVOCATE, facts.shippingAddress(), facts.payment());
        }

        Facts doorstep() {
            return shared(facts.network(), facts.device(), Shared.OTHER_FRIEND, facts.payment());
        }

        Facts card() {
            return shared(facts.network(), facts.device(), facts.shippingAddress(), Shared.ADVOCATE);
        }

        RiskFacts with(Shared network, Shared device, Shared address, Shared payment) {
            return shared(network, device, address, payment).facts;
        }

        Facts sameDay(int orders) {
            return of(true, false, orders);
        }

        Facts banned(boolean tied) {
            return of(false, tied, 0);
        }

        private Facts of(boolean active, boolean tied, int sameDay) {
            return new Facts(new RiskFacts(
                    facts.referralId(),
                    facts.buyer(),
                    facts.mailbox(),
                    facts.advocate(),
                    active,
                    facts.network(),
                    facts.device(),
                    facts.shippingAddress(),
                    facts.payment(),
                    tied,
                    tied,
                    sameDay,
                    null));
        }

        private Facts people(Set<Identity> buyer, EmailAddress mailbox) {
            return new Facts(new RiskFacts(
                    facts.referralId(),
                    buyer,
                    mailbox,
                    facts.advocate(),
                    true,
                    facts.network(),
                    facts.device(),
                    facts.shippingAddress(),
                    facts.payment(),
                    false,
                    false,
                    0,
                    null));
        }

        private Facts shared(Shared network, Shared device, Shared address, Shared payment) {
            return new Facts(new RiskFacts(
                    facts.referralId(),
                    facts.buyer(),
                    facts.mailbox(),
                    facts.advocate(),
                    true,
                    network,
                    device,
                    address,
                    payment,
                    false,
                    false,
                    0,
                    null));
        }
    }
}
