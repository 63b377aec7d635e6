package dev.grapevine.webhook;

import java.util.UUID;
import java.util.function.Function;

/** Shows what events are about as the API shows it. The web implements it, for there is known how that looks. */
public interface ShowSubjects {

    /**
     * For all events of one transaction, so that what they share is looked up once; called inside it.
     *
     * @return from a subject to JSON, an object
     */
    Function<Subject, String> in(UUID storeId);
}
