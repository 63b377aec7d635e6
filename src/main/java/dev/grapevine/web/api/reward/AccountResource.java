package dev.grapevine.web.api.reward;

import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Unit;
import dev.grapevine.ledger.Holding;
import dev.grapevine.ledger.Ledger;
import dev.grapevine.ledger.StatementLine;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.AmountShown;
import dev.grapevine.web.api.Listed;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.api.PageAsked;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The store's accounts and what moved on them. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountResource {
    private final Ledger ledger;

    AccountResource(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * An account.
     *
     * @param balance the sum of what happened
     * @param available what of it may be spent now
     */
    record AccountShown(
            String id,
            String name,
            AmountShown balance,
            AmountShown incoming,
            AmountShown outgoing,
            AmountShown available,
            Instant openedAt) {

        static AccountShown of(Holding holding) {
            Unit unit = holding.account().unit();
            return new AccountShown(
                    Ids.text(IdKind.ACCOUNT, holding.id()),
                    holding.account().name(),
                    AmountShown.of(holding.balance().posted(), unit),
                    AmountShown.of(holding.balance().incoming(), unit),
                    AmountShown.of(holding.balance().outgoing(), unit),
                    AmountShown.of(holding.balance().available(), unit),
                    holding.openedAt());
        }
    }

    /**
     * What one posting moved.
     *
     * @param ofPosting the posting that it settles or reverses
     * @param balance what the account held right after it
     */
    record EntryShown(
            String posting,
            @Nullable String ofPosting,
            String kind,
            Instant at,
            @Nullable String memo,
            AmountShown amount,
            AmountShown balance) {

        static EntryShown of(StatementLine line, Unit unit) {
            return new EntryShown(
                    Ids.text(IdKind.POSTING, line.posting()),
                    line.of() == null ? null : Ids.text(IdKind.POSTING, line.of()),
                    line.kind().name().toLowerCase(Locale.ROOT),
                    line.at(),
                    line.memo(),
                    AmountShown.of(line.amount(), unit),
                    AmountShown.of(line.balance(), unit));
        }
    }

    @GetMapping
    @Needs(Scope.READ)
    Listed<AccountShown> list(Caller caller, PageAsked page) {
        return Listed.of(ledger.accounts(caller.storeId(), page.limit(), page.after()), AccountShown::of);
    }

    @GetMapping("/{id}")
    @Needs(Scope.READ)
    AccountShown show(Caller caller, @PathVariable("id") String id) {
        return AccountShown.of(find(caller, id));
    }

    @GetMapping("/{id}/entries")
    @Needs(Scope.READ)
    Listed<EntryShown> entries(Caller caller, @PathVariable("id") String id, PageAsked page) {
        Holding holding = find(caller, id);
        return Listed.of(
                ledger.statement(caller.storeId(), holding.account(), page.limit(), page.after()),
                line -> EntryShown.of(line, holding.account().unit()));
    }

    private Holding find(Caller caller, String id) {
        return Ids.parse(IdKind.ACCOUNT, id)
                .flatMap(account -> ledger.account(caller.storeId(), account))
                .orElseThrow(() -> Problem.notFound().refusal());
    }
}
