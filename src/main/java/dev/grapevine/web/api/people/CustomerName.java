package dev.grapevine.web.api.people;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Customers;
import dev.grapevine.customer.Identity;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.web.api.order.OrderName;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a customer is named in a path: {@code cus_…}, or the shop's own id as {@code external:77}. */
@Component
class CustomerName {
    private static final String EXTERNAL = OrderName.EXTERNAL;

    private final Customers customers;

    CustomerName(Customers customers) {
        this.customers = customers;
    }

    Optional<Customer> find(UUID storeId, String name) {
        if (!name.startsWith(EXTERNAL)) {
            return Ids.parse(IdKind.CUSTOMER, name).flatMap(id -> customers.find(storeId, id));
        }
        String id = name.substring(EXTERNAL.length());
        return id.isBlank() || id.length() > 255
                ? Optional.empty()
                : customers.find(storeId, new Identity(Identity.Kind.EXTERNAL, id));
    }
}
