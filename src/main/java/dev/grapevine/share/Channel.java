package dev.grapevine.share;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By which way an advocate shares, and a friend arrives. */
public enum Channel {
    WHATSAPP,
    EMAIL,
    SMS,
    FACEBOOK,
    X,
    LINKEDIN,
    PINTEREST,
    TELEGRAM,
    /** The phone's own share sheet. */
    DEVICE,
    COPIED_LINK,
    COPIED_CODE,
    QR;

    /** As it stands in addresses, the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel an address names; nothing for anything else, for addresses are edited and cut. */
    public static Optional<Channel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
