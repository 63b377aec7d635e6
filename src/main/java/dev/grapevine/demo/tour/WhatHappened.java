package dev.grapevine.demo.tour;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.attribution.Referral;
import dev.grapevine.attribution.ReferralFilter;
import dev.grapevine.attribution.Referrals;
import dev.grapevine.demo.Handout;
import dev.grapevine.demo.Handover;
import dev.grapevine.demo.InDemo;
import dev.grapevine.demo.shop.News;
import dev.grapevine.demo.shop.Sale;
import dev.grapevine.demo.shop.Sales;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.Limit;
import dev.grapevine.message.InboxMessage;
import dev.grapevine.message.MessageInbox;
import dev.grapevine.order.Order;
import dev.grapevine.order.OrderFilter;
import dev.grapevine.order.Orders;
import dev.grapevine.reward.Reward;
import dev.grapevine.reward.Rewards;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up how far the visitor has come: what was bought in the demo shop by hand, and what Grapevine made of it. */
@InDemo
@Component
class WhatHappened {
    private static final int NEWS_SHOWN = 3;

    private final Handover handover;
    private final Sales sales;
    private final Orders orders;
    private final Referrals referrals;
    private final Advocates advocates;
    private final MessageInbox inbox;
    private final Rewards rewards;
    private final News news;
    private final LookedAt lookedAt;

    WhatHappened(
            Handover handover,
            Sales sales,
            Orders orders,
            Referrals referrals,
            Advocates advocates,
            MessageInbox inbox,
            Rewards rewards,
            News news,
            LookedAt lookedAt) {
        this.handover = handover;
        this.sales = sales;
        this.orders = orders;
        this.referrals = referrals;
        this.advocates = advocates;
        this.inbox = inbox;
        this.rewards = rewards;
        this.news = news;
        this.lookedAt = lookedAt;
    }

    /**
     * So far.
     *
     * @param customer the first purchase by hand, or null before it
     * @param advocate what she became by it, or null
     * @param friend the newest purchase of somebody else that came by a recommendation, or null
     * @param referral what Grapevine made of that, or null
     * @param rewards what that brought
     * @param inCorner whether the customer came into her corner
     * @param lookedAt which pages were looked at
     * @param told the last of what Grapevine told the shop about these, in sentences
     */
    record SoFar(
            Handout handout,
            @Nullable Sale customer,
            @Nullable Advocate advocate,
            @Nullable Sale friend,
            @Nullable Referral referral,
            List<Reward> rewards,
            List<InboxMessage> toCustomer,
            boolean inCorner,
            LookedAt lookedAt,
            List<String> told) {}

    SoFar now() {
        Handout handout = handover.get();
        UUID store = handout.storeId();
        List<Sale> all = sales.all();
        Optional<Sent> sent = sent(store, all);
        @Nullable Sale friend = sent.map(Sent::sale).orElse(null);
        @Nullable Referral referral = sent.map(Sent::referral).orElse(null);
        @Nullable Sale customer = customer(store, all, friend, referral);
        @Nullable
        Advocate advocate = customer == null
                ? null
                : order(store, customer)
                        .flatMap(order -> advocates.ofCustomer(store, order.customerId()))
                        .orElse(null);
        List<Reward> earned = referral == null
                ? List.of()
                : rewards.ofReferrals(store, List.of(referral.id())).getOrDefault(referral.id(), List.of());
        return new SoFar(
                handout,
                customer,
                advocate,
                friend,
                referral,
                earned,
                letters(store, customer),
                advocate != null && advocates.hasCome(store, advocate.id()),
                lookedAt,
                about(referral, earned));
    }

    /** The shop hears of all its customers; here only of this referral. */
    private List<String> about(@Nullable Referral referral, List<Reward> earned) {
        Set<String> ids = earned.stream().map(Reward::idText).collect(Collectors.toCollection(HashSet::new));
        if (referral != null) {
            ids.add(referral.idText());
        }
        return news.all().stream()
                .filter(told -> ids.contains(told.about()))
                .limit(NEWS_SHOWN)
                .map(news::says)
                .toList();
    }

    /** A purchase by somebody who was sent, and what Grapevine made of it. */
    private record Sent(Sale sale, @Nullable Referral referral) {}

    /** The newest that is a referral, for a coupon may also be a reward that somebody spends; else the newest. */
    private Optional<Sent> sent(UUID store, List<Sale> all) {
        List<Sent> sent = all.reversed().stream()
                .filter(sale -> sale.coupon() != null || sale.visit() != null)
                .map(sale -> new Sent(sale, referral(store, sale)))
                .toList();
        return sent.stream().filter(one -> one.referral() != null).findFirst().or(() -> sent.stream()
                .findFirst());
    }

    private @Nullable Referral referral(UUID store, Sale sale) {
        return order(store, sale)
                .map(order -> referrals.ofOrders(store, List.of(order.id())).get(order.id()))
                .orElse(null);
    }

    /** Who recommended, where that is known; else the first who bought by herself. */
    private @Nullable Sale customer(UUID store, List<Sale> all, @Nullable Sale friend, @Nullable Referral referral) {
        List<Sale> others = all.stream()
                .filter(sale -> friend == null || !same(sale, friend))
                .toList();
        if (referral != null) {
            Optional<UUID> id = advocates.find(store, referral.advocateId()).map(Advocate::customerId);
            Optional<Sale> hers = others.stream()
                    .filter(sale -> order(store, sale).map(Order::customerId).equals(id))
                    .findFirst();
            if (hers.isPresent()) {
                return hers.get();
            }
        }
        return others.isEmpty() ? null : others.getFirst();
    }

    private static boolean same(Sale one, Sale other) {
        return one.email().toLowerCase(Locale.ROOT).equals(other.email().toLowerCase(Locale.ROOT));
    }

    private Optional<Order> order(UUID store, Sale sale) {
        return orders.findExternal(store, sale.id());
    }

    private List<InboxMessage> letters(UUID store, @Nullable Sale sale) {
        return sale == null
                ? List.of()
                : inbox.list(store, new EmailAddress(sale.email()), Limit.DEFAULT, null)
                        .data();
    }

    /** How many people, orders and referrals there are, for the first glance. */
    Map<String, Long> size() {
        UUID store = handover.get().storeId();
        return Map.of(
                "referrals",
                referrals.countByState(store, ReferralFilter.ALL).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                "orders",
                orders.count(store, OrderFilter.ALL));
    }
}
