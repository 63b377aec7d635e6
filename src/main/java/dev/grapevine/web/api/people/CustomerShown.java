package dev.grapevine.web.api.people;

import dev.grapevine.customer.Customer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer, with the newest of what was said about her. */
public record CustomerShown(
        String id,
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale,
        Instant createdAt,
        @Nullable Instant erasedAt) {

    public static CustomerShown of(Customer customer) {
        return new CustomerShown(
                customer.idText(),
                customer.externalId(),
                customer.email() == null ? null : customer.email().original(),
                customer.phone() == null ? null : customer.phone().e164(),
                customer.firstName(),
                customer.lastName(),
                customer.locale(),
                customer.createdAt(),
                customer.erasedAt());
    }
}
