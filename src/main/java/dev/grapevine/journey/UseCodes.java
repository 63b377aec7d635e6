package dev.grapevine.journey;

import dev.grapevine.attribution.SpentCodes;
import dev.grapevine.order.Order;
import dev.grapevine.order.OrderState;
import dev.grapevine.reward.RedeemRewards;
import dev.grapevine.share.CodeKind;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import dev.grapevine.share.GuardCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Learns from orders which codes were used: friends' and advocates', which may leak, and coupons that were rewards. */
@Component
final class UseCodes {
    private final CouponCodes couponCodes;
    private final FriendCoupons friendCoupons;
    private final SpentCodes spentCodes;
    private final GuardCodes guardCodes;
    private final WarnOfLeaks warnOfLeaks;
    private final RedeemRewards redeemRewards;

    UseCodes(
            CouponCodes couponCodes,
            FriendCoupons friendCoupons,
            SpentCodes spentCodes,
            GuardCodes guardCodes,
            WarnOfLeaks warnOfLeaks,
            RedeemRewards redeemRewards) {
        this.couponCodes = couponCodes;
        this.friendCoupons = friendCoupons;
        this.spentCodes = spentCodes;
        this.guardCodes = guardCodes;
        this.warnOfLeaks = warnOfLeaks;
        this.redeemRewards = redeemRewards;
    }

    /**
     * Before the orders are attributed: who used a friend's code first matters to that. Later orders with the same code are
     * looked at again.
     *
     * @return the codes that are ours, by what was typed
     */
    Map<String, CouponCode> remember(UUID storeId, Collection<Order> orders) {
        List<String> typed = typed(orders);
        Map<String, CouponCode> known = typed.isEmpty() ? Map.of() : couponCodes.find(storeId, typed);
        List<CouponCodes.Use> uses = new ArrayList<>();
        Set<String> friends = new HashSet<>();
        // Of several orders with one code the first has it.
        Map<CouponCode, String> redeemed = new LinkedHashMap<>();
        each(orders, known, (order, code) -> {
            uses.add(new CouponCodes.Use(code, order.id(), order.placedAt()));
            if (code.kind() == CodeKind.FRIEND) {
                friends.add(code.code());
                if (order.state() != OrderState.CANCELLED) {
                    redeemed.putIfAbsent(code, order.externalId());
                }
            }
        });
        couponCodes.used(storeId, uses);
        friendCoupons.redeem(storeId, redeemed);
        spentCodes.wakeLater(storeId, friends, orders.stream().map(Order::id).toList());
        return known;
    }

    /** After that: a code that leaks is replaced, and a coupon that was a reward is redeemed. */
    void watch(UUID storeId, Collection<Order> orders, Map<String, CouponCode> known) {
        Set<CouponCode> used = new LinkedHashSet<>();
        each(orders, known, (_, code) -> used.add(code));
        guardCodes.check(storeId, used).forEach(leak -> warnOfLeaks.tell(storeId, leak));
        redeemRewards.used(
                storeId,
                typed(orders).stream().filter(text -> !known.containsKey(text)).toList());
    }

    private static void each(
            Collection<Order> orders, Map<String, CouponCode> known, BiConsumer<Order, CouponCode> use) {
        for (Order order : orders) {
            if (!order.history()) {
                order.couponCodes().stream()
                        .flatMap(text -> Stream.ofNullable(known.get(text)))
                        .forEach(code -> use.accept(order, code));
            }
        }
    }

    private static List<String> typed(Collection<Order> orders) {
        return orders.stream()
                .filter(order -> !order.history())
                .flatMap(order -> order.couponCodes().stream())
                .distinct()
                .toList();
    }
}
