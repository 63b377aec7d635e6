/**
 * The way into an advocate's own page: {@link dev.grapevine.corner.MailCornerLink} mails a link that lets in once, {@link
 * dev.grapevine.corner.EnterCorner} makes of who opens it a customer and, where the program lets her, an advocate, and
 * {@link dev.grapevine.corner.CornerSessions} keeps who has come in. What the page shows belongs to the modules it shows.
 *
 * <p>Of links and sessions only hashes are stored, so that a copy of the database opens nothing.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform::database",
            "platform::settings",
            "store",
            "customer",
            "program",
            "advocate",
            "order",
            "message"
        })
@NullMarked
package dev.grapevine.corner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
