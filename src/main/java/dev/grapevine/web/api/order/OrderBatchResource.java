package dev.grapevine.web.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grapevine.order.Delivery;
import dev.grapevine.order.Inbox;
import dev.grapevine.order.OrderReport;
import dev.grapevine.order.ReadOrder;
import dev.grapevine.order.Reading;
import dev.grapevine.store.Scope;
import dev.grapevine.web.api.Needs;
import dev.grapevine.web.problem.FieldProblem;
import dev.grapevine.web.problem.Problem;
import dev.grapevine.web.security.Caller;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many orders in one request, also those of the time before Grapevine. */
@RestController
@RequestMapping("/api/v1/orders/batch")
class OrderBatchResource {
    private static final int MOST = 500;

    private final ReadOrder readOrder;
    private final Inbox inbox;

    OrderBatchResource(ReadOrder readOrder, Inbox inbox) {
        this.readOrder = readOrder;
        this.inbox = inbox;
    }

    /**
     * A batch that can be taken apart.
     *
     * @param history whether all of them are told for the record only
     * @param orders each for itself right or wrong
     */
    record OrdersAsked(@Nullable Boolean history, @Nullable List<JsonNode> orders) {

        List<JsonNode> checked() {
            if (orders == null || orders.isEmpty()) {
                throw Problem.invalid("orders", "is a list of 1 to " + MOST + " orders.")
                        .refusal();
            }
            if (orders.size() > MOST) {
                throw Problem.invalid(
                                "orders",
                                "has at most " + MOST + " orders; here are " + orders.size()
                                        + ". Send the rest in another batch.")
                        .refusal();
            }
            return orders;
        }
    }

    /** One answer for each order, in the batch's sequence. */
    record BatchTaken(int accepted, int repeated, int refused, List<Entry> data) {
        static BatchTaken of(List<Entry> entries) {
            return new BatchTaken(
                    count(entries, "accepted"), count(entries, "repeated"), count(entries, "refused"), entries);
        }

        private static int count(List<Entry> entries, String status) {
            return (int) entries.stream()
                    .filter(entry -> entry.status().equals(status))
                    .count();
        }
    }

    /**
     * What became of one order.
     *
     * @param status {@code accepted}, {@code repeated} or {@code refused}
     * @param order where to look for it, unless it was refused
     * @param errors why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Nullable String externalId,
            String status,
            @Nullable String order,
            @Nullable List<FieldProblem> errors) {
        static Entry of(OrderTaken taken) {
            return new Entry(taken.externalId(), taken.status(), taken.order(), null);
        }

        static Entry refused(JsonNode order, List<FieldProblem> errors) {
            return new Entry(order.path("external_id").stringValue(null), "refused", null, errors);
        }
    }

    /** An order that was understood, and where in the batch it stands. */
    private record Understood(int at, String externalId, Delivery delivery) {}

    /** Takes what is right and names what is wrong. What it accepted is durable when this is answered. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.ORDERS)
    BatchTaken report(
            Caller caller,
            @RequestBody OrdersAsked batch,
            @RequestParam(name = "lenient", defaultValue = "false") boolean lenient) {
        List<JsonNode> orders = batch.checked();
        boolean history = Boolean.TRUE.equals(batch.history());
        @Nullable Entry[] entries = new @Nullable Entry[orders.size()];
        List<Understood> understood = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            JsonNode order = orders.get(i);
            switch (readOrder.read(order, lenient)) {
                case Reading.Read<OrderReport>(OrderReport report) ->
                    understood.add(new Understood(
                            i,
                            report.externalId(),
                            OrderResource.delivery(
                                    history || report.history(), report.externalId(), order.toString())));
                case Reading.Invalid<OrderReport>(var problems) ->
                    entries[i] = Entry.refused(order, Understand.shown(problems));
                case Reading.Malformed<OrderReport>(String problem) ->
                    entries[i] = Entry.refused(order, List.of(new FieldProblem("", problem)));
            }
        }
        List<Boolean> news = understood.isEmpty()
                ? List.of()
                : inbox.accept(
                        caller.storeId(),
                        understood.stream().map(Understood::delivery).toList());
        for (int i = 0; i < news.size(); i++) {
            Understood one = understood.get(i);
            entries[one.at()] = Entry.of(OrderTaken.of(one.externalId(), news.get(i)));
        }
        return BatchTaken.of(List.of(entries));
    }
}
