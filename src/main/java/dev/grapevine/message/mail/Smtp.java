package dev.grapevine.message.mail;

import dev.grapevine.kernel.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The mail server of the settings, over connections that are used again while they are fresh. A mail whose last reply got
 * lost is told as {@link Delivery.Later}: nobody can ask a mail server about it, so it is sent again under the same
 * Message-ID, by which the receiving side drops doubles.
 */
public final class Smtp implements Carrier, AutoCloseable {
    private static final String CONNECTING = "10000";
    private static final String WAITING = "20000";
    /** Mail servers hang up on silent clients after minutes, and dislike endless ones. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private static final int MAILS = 100;
    private static final int KEPT = 32;

    private final MailSettings settings;
    private final EmailAddress from;
    private final Session session;
    private final ConcurrentLinkedDeque<Line> lines = new ConcurrentLinkedDeque<>();

    Smtp(MailSettings settings, EmailAddress from) {
        this.settings = settings;
        this.from = from;
        this.session = Session.getInstance(properties(settings, from));
    }

    private static Properties properties(MailSettings settings, EmailAddress from) {
        String protocol = settings.tls() == MailSettings.Tls.IMPLICIT ? "mail.smtps." : "mail.smtp.";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol.substring(5, protocol.length() - 1));
        properties.setProperty("mail.mime.charset", "UTF-8");
        properties.setProperty(protocol + "from", from.deliverable());
        properties.setProperty(protocol + "connectiontimeout", CONNECTING);
        properties.setProperty(protocol + "timeout", WAITING);
        properties.setProperty(protocol + "writetimeout", WAITING);
        properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        properties.setProperty(protocol + "starttls.required", "" + (settings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty(protocol + "starttls.enable", "" + (settings.tls() == MailSettings.Tls.STARTTLS));
        properties.setProperty(protocol + "auth", "" + (settings.username() != null));
        return properties;
    }

    /** A connection that is signed in. */
    private record Line(Transport transport, int mails, long usedAt) {
        boolean isFresh() {
            return mails < MAILS && System.nanoTime() - usedAt < FRESH.toNanos() && transport.isConnected();
        }

        Line used() {
            return new Line(transport, mails + 1, System.nanoTime());
        }

        void hangUp() {
            try {
                transport.close();
            } catch (MessagingException gone) {
                // that is what was wanted
            }
        }
    }

    @Override
    public Delivery carry(Mail mail, BooleanSupplier wanted) {
        @Nullable Line line = null;
        try {
            MimeMail mime = new MimeMail(session, mail, from);
            line = line();
            if (!wanted.getAsBoolean()) {
                keep(line);
                return new Delivery.Unwanted();
            }
            line.transport().sendMessage(mime, mime.getAllRecipients());
            keep(line.used());
            return new Delivery.Accepted();
        } catch (MessagingException e) {
            if (line != null) {
                line.hangUp();
            }
            return Reply.of(e);
        }
    }

    private Line line() throws MessagingException {
        for (Line kept = lines.pollFirst(); kept != null; kept = lines.pollFirst()) {
            if (kept.isFresh()) {
                return kept;
            }
            kept.hangUp();
        }
        Transport transport = session.getTransport();
        transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return new Line(transport, 0, System.nanoTime());
    }

    private void keep(Line line) {
        if (lines.size() < KEPT) {
            lines.addFirst(line);
        } else {
            line.hangUp();
        }
    }

    @Override
    public void close() {
        for (Line line = lines.pollFirst(); line != null; line = lines.pollFirst()) {
            line.hangUp();
        }
    }
}
