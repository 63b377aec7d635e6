/**
 * What happened in a store, told to the store's own software. {@link dev.grapevine.webhook.RecordEvents} hears of changes
 * inside their transactions and {@link dev.grapevine.webhook.Events} writes them down with it, so that an event is there
 * exactly when its change is (invariant 12); {@link dev.grapevine.webhook.SendDeliveries} tells each of the store's {@link
 * dev.grapevine.webhook.Endpoints} as Standard Webhooks says (github.com/standard-webhooks/standard-webhooks), again and
 * again until it has heard. Outgoing only. See docs/adr/0009-events-are-rows.md.
 *
 * <p>It uses the modules whose changes it tells of; none of them knows it. How a thing looks in the API is for the web to
 * say: {@link dev.grapevine.webhook.ShowSubjects} is implemented there.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform::database",
            "platform::http",
            "platform::secret",
            "platform::work",
            "store",
            "advocate",
            "attribution",
            "claim",
            "message",
            "privacy",
            "reward",
            "share"
        })
@NullMarked
package dev.grapevine.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
