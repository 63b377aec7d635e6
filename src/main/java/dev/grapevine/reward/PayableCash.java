package dev.grapevine.reward;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Money;
import dev.grapevine.ledger.Account;
import dev.grapevine.platform.database.InStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cash that a store can pay out now, as a list for whoever pays it. */
@Component
public final class PayableCash {
    private static final int MOST = 1_000;
    private static final String HEAD = "reward,customer,name,email,amount,currency,earned_at,pay_to";

    private final InStore inStore;
    private final JdbcClient jdbc;
    private final FinishReward finish;
    private final RewardLedger ledger;
    private final Customers customers;

    PayableCash(InStore inStore, JdbcClient jdbc, FinishReward finish, RewardLedger ledger, Customers customers) {
        this.inStore = inStore;
        this.jdbc = jdbc;
        this.finish = finish;
        this.ledger = ledger;
        this.customers = customers;
    }

    /**
     * Comma-separated values (RFC 4180) with a line of names, oldest first, at most 1,000; what is marked paid makes room for
     * more. What the receiver's debt from an order that went back eats up is not among it. Text that a spreadsheet would take
     * for a formula begins with an apostrophe.
     */
    public String csv(UUID storeId) {
        return inStore.call(storeId, () -> {
            List<Reward> rewards = covered(storeId, payable(storeId));
            Map<UUID, Customer> receivers = customers.find(
                    storeId, rewards.stream().map(Reward::recipientId).toList());
            return Stream.concat(
                            Stream.of(HEAD),
                            rewards.stream().map(reward -> line(storeId, reward, receivers.get(reward.recipientId()))))
                    .collect(Collectors.joining("\r\n", "", "\r\n"));
        });
    }

    /** The oldest first, as far as what each receiver has goes; {@link FinishReward#paid} would refuse the others. */
    private List<Reward> covered(UUID storeId, List<Reward> rewards) {
        Map<Account, Long> left = ledger.available(
                storeId, rewards.stream().map(ledger::holder).distinct().toList());
        return rewards.stream()
                .filter(reward -> {
                    long after = left.getOrDefault(ledger.holder(reward), 0L) - reward.left();
                    if (after >= 0) {
                        left.put(ledger.holder(reward), after);
                    }
                    return after >= 0;
                })
                .toList();
    }

    private List<Reward> payable(UUID storeId) {
        return jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and state = 'payable'
                        order by id
                        limit :most
                        """)
                .param("store", storeId)
                .param("most", MOST)
                .query(RewardRow::read)
                .list();
    }

    private String line(UUID storeId, Reward reward, @Nullable Customer receiver) {
        var amount = new Money(reward.left(), Objects.requireNonNull(reward.unit(), "cash has an amount"));
        return Stream.of(
                        reward.idText(),
                        Ids.text(IdKind.CUSTOMER, reward.recipientId()),
                        name(receiver),
                        receiver == null || receiver.email() == null
                                ? ""
                                : receiver.email().original(),
                        amount.toDecimal(),
                        amount.currency().code(),
                        reward.earnedAt().toString(),
                        finish.payee(storeId, reward.recipientId()).orElse(""))
                .map(PayableCash::field)
                .collect(Collectors.joining(","));
    }

    private static String name(@Nullable Customer receiver) {
        return receiver == null
                ? ""
                : Stream.of(receiver.firstName(), receiver.lastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }

    private static String field(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
