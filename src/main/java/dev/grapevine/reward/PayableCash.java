package dev.grapevine.reward;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.kernel.Cursor;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.kernel.Limit;
import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Page;
import dev.grapevine.ledger.Account;
import dev.grapevine.platform.database.InStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cash that a store can pay out now, by size, and as a file for whoever pays it. */
@Component
public final class PayableCash {
    private static final int MOST = 1_000;
    private static final String HEAD = "reward,customer,name,email,amount,currency,earned_at,pay_to";
    private static final UUID ANY = new UUID(0, 0);

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
     * Those to be paid, by what is still owed, in smallest units: a store has one currency at a time.
     *
     * @param after a cursor by id; the list goes on where that reward stands by now
     */
    public Page<Reward> list(UUID storeId, BySize order, Limit limit, @Nullable Cursor after) {
        return inStore.call(storeId, () -> {
            UUID last = after == null ? ANY : after.id();
            long size = remaining(storeId, last).orElse(order.before());
            return Page.of(page(storeId, order, size, last, limit), limit, reward -> Cursor.by(reward.id()));
        });
    }

    private Optional<Long> remaining(UUID storeId, UUID id) {
        return jdbc.sql("select remaining from reward where store_id = :store and id = :id")
                .param("store", storeId)
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** The state stands in the text, so that every plan sees that the index by size has all of them. */
    private List<Reward> page(UUID storeId, BySize order, long size, UUID last, Limit limit) {
        return jdbc.sql(RewardRow.SELECT + """
                        where store_id = :store and state = 'payable' and (remaining, id) %1$s (:size, :after)
                        order by remaining %2$s, id %2$s
                        limit :limit
                        """.formatted(order.beyond(), order.direction()))
                .param("store", storeId)
                .param("size", size)
                .param("after", last)
                .param("limit", limit.andOneMore())
                .query(RewardRow::read)
                .list();
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
