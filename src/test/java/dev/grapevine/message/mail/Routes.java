package dev.grapevine.message.mail;

/** Ways to mail servers on this machine. */
public final class Routes {
    /** "tcpmux", which no machine of today serves. */
    private static final int UNUSED = 1;

    private Routes() {}

    public static MailRoute to(int port) {
        return MailConfiguration.route(new MailSettings(
                "127.0.0.1", port, null, null, MailSettings.Tls.NONE, "mail@refer.example.com", 100_000, false));
    }

    public static MailRoute nobodyListens() {
        return to(UNUSED);
    }
}
