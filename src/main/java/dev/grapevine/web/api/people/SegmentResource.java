package dev.grapevine.web.api.people;

import dev.grapevine.customer.Customer;
import dev.grapevine.customer.Segments;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** To which of the shop's segments a customer belongs: a program may let only one of them recommend. */
@RestController
@RequestMapping("/api/v1/customers/{id}/segments")
class SegmentResource {
    private static final int LONGEST = 100;

    private final CustomerName names;
    private final Segments segments;

    SegmentResource(CustomerName names, Segments segments) {
        this.names = names;
        this.segments = segments;
    }

    /** @param segments all that she belongs to, by name */
    record SegmentsAsked(@Nullable List<String> segments) {}

    record SegmentsShown(List<String> segments) {}

    @GetMapping
    @Needs(Scope.READ)
    SegmentsShown show(Caller caller, @PathVariable("id") String id) {
        return new SegmentsShown(segments.of(caller.storeId(), find(caller, id)));
    }

    /** From now on she belongs to these and no others. */
    @PutMapping
    @Needs(Scope.CUSTOMERS)
    SegmentsShown put(Caller caller, @PathVariable("id") String id, @RequestBody SegmentsAsked asked) {
        UUID customer = find(caller, id);
        List<String> wanted = asked.segments();
        if (wanted == null
                || wanted.size() > Segments.MOST
                || wanted.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST)) {
            throw Problem.invalid("segments", "is a list of at most 100 names, each of 1 to 100 characters.")
                    .refusal();
        }
        segments.put(caller.storeId(), customer, new TreeSet<>(wanted));
        return show(caller, id);
    }

    private UUID find(Caller caller, String id) {
        return names.find(caller.storeId(), id).map(Customer::id).orElseThrow(() -> Problem.notFound()
                .refusal());
    }
}
