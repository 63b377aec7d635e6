package dev.grapevine.message.mail;

import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server's no means (RFC 5321, 4.2; RFC 3463). A word about the receiver or the mail itself counts as final
 * when it begins with 5. Everything else, from a wrong password to a broken line, is the operator's to mend or passes by
 * itself, and is tried again.
 */
final class Reply {
    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]+@[^\\s<>]+");
    private static final int LONGEST = 300;

    private Reply() {}

    static Delivery of(MessagingException failure) {
        for (Exception each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException receiver) {
                return about(receiver.getReturnCode(), receiver, true);
            }
        }
        return switch (failure) {
            case SMTPSenderFailedException sender -> new Delivery.Later("The sender was refused: " + told(sender));
            case SMTPSendFailedException mail -> about(mail.getReturnCode(), mail, false);
            default -> new Delivery.Later(told(failure));
        };
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static Delivery about(int code, MessagingException failure, boolean receiver) {
        return code / 100 == 5
                ? new Delivery.Refused(
                        told(failure), receiver && noSuchMailbox(code, String.valueOf(failure.getMessage())))
                : new Delivery.Later(told(failure));
    }

    /** Bad mailbox, bad domain, moved away, disabled; a plain 550 without the finer code most often means the first. */
    private static boolean noSuchMailbox(int code, String message) {
        Matcher finer = ENHANCED.matcher(message);
        if (finer.find()) {
            String detail = finer.group(2) + "." + finer.group(3);
            return switch (detail) {
                case "1.1", "1.2", "1.3", "1.6", "1.10", "2.1" -> true;
                default -> false;
            };
        }
        return code == 550 || code == 551 || code == 553;
    }

    private static String told(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String clean =
                ADDRESS.matcher(message).replaceAll("…").replaceAll("\\s+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
