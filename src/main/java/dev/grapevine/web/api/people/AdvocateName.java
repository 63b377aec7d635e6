package dev.grapevine.web.api.people;

import dev.grapevine.advocate.Advocate;
import dev.grapevine.advocate.Advocates;
import dev.grapevine.customer.Customer;
import dev.grapevine.kernel.IdKind;
import dev.grapevine.kernel.Ids;
import dev.grapevine.web.api.order.OrderName;
import dev.grapevine.web.problem.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How an advocate is named in a path: {@code adv_…}, or by the shop's own id of her as a customer, {@code external:77}. */
@Component
class AdvocateName {
    private final Advocates advocates;
    private final CustomerName customers;

    AdvocateName(Advocates advocates, CustomerName customers) {
        this.advocates = advocates;
        this.customers = customers;
    }

    /** The advocate; refuses with 404 for none. */
    Advocate find(UUID storeId, String name) {
        Optional<Advocate> found = name.startsWith(OrderName.EXTERNAL)
                ? customers.find(storeId, name).map(Customer::id).flatMap(id -> advocates.ofCustomer(storeId, id))
                : Ids.parse(IdKind.ADVOCATE, name).flatMap(id -> advocates.find(storeId, id));
        return found.orElseThrow(() -> Problem.notFound().refusal());
    }
}
