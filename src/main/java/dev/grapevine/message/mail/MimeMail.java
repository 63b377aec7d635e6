package dev.grapevine.message.mail;

import dev.grapevine.kernel.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A mail as the mail server gets it: text and HTML as two forms of one (RFC 2046, 5.1.4). */
final class MimeMail extends MimeMessage {
    private static final String UTF_8 = "UTF-8";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private final String messageId;

    MimeMail(Session session, Mail mail, EmailAddress from) throws MessagingException {
        super(session);
        messageId = "<" + mail.id() + "@" + from.domain() + ">";
        setFrom(named(from, mail.fromName()));
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().deliverable(), true));
        if (mail.replyTo() != null) {
            setReplyTo(new InternetAddress[] {new InternetAddress(mail.replyTo().deliverable(), true)});
        }
        setSubject(line(mail.subject()), UTF_8);
        setHeader("Date", DATE.format(mail.at().atOffset(ZoneOffset.UTC)));
        setHeader("Content-Language", line(mail.language()));
        // Nobody's holiday notice should answer (RFC 3834, 5).
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (mail.list() != null) {
            setHeader("List-Id", "<" + line(mail.list()) + "." + from.domain() + ">");
        }
        stopping(mail);
        setContent(forms(mail));
        saveChanges();
    }

    private void stopping(Mail mail) throws MessagingException {
        if (mail.unsubscribe() != null) {
            setHeader("List-Unsubscribe", "<" + mail.unsubscribe().toASCIIString() + ">");
            if (mail.oneClick()) {
                setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
    }

    private static MimeMultipart forms(Mail mail) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private static InternetAddress named(EmailAddress address, String name) throws MessagingException {
        try {
            InternetAddress named = new InternetAddress(address.deliverable(), true);
            named.setPersonal(line(name), UTF_8);
            return named;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java platform has UTF-8", e);
        }
    }

    /** What stands in a header stays in its line. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
