package dev.grapevine.web.dashboard;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.order.Order;
import dev.grapevine.order.Orders;
import dev.grapevine.share.CouponCode;
import dev.grapevine.share.CouponCodes;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds what a teammate names in a form the way people name it: an order by its number, an advocate by e-mail or code. */
@Component
class FindByWord {
    private final Orders orders;
    private final Customers customers;
    private final Advocates advocates;
    private final CouponCodes codes;

    FindByWord(Orders orders, Customers customers, Advocates advocates, CouponCodes codes) {
        this.orders = orders;
        this.customers = customers;
        this.advocates = advocates;
        this.codes = codes;
    }

    /** By our id, or by the shop's with or without the hash before it. */
    Optional<Order> order(UUID storeId, String word) {
        if (word.isEmpty() || word.length() > 255) {
            return Optional.empty();
        }
        return Ids.parse(IdKind.ORDER, word)
                .flatMap(id -> orders.find(storeId, id))
                .or(() -> orders.findExternal(storeId, word))
                .or(() -> word.startsWith("#") ? orders.findExternal(storeId, word.substring(1)) : Optional.empty());
    }

    /** By our id, by her e-mail address, or by her code. */
    Optional<UUID> advocate(UUID storeId, String word) {
        if (word.isEmpty() || word.length() > 320) {
            return Optional.empty();
        }
        return Ids.parse(IdKind.ADVOCATE, word)
                .flatMap(id -> advocates.find(storeId, id))
                .or(() -> EmailAddress.parse(word)
                        .toOptional()
                        .flatMap(address ->
                                customers.find(storeId, new Identity(Identity.Kind.EMAIL, address.canonical())))
                        .map(Customer::id)
                        .flatMap(customer -> advocates.ofCustomer(storeId, customer)))
                .map(Advocate::id)
                .or(() -> codes.find(storeId, word).map(CouponCode::advocateId));
    }
}
