package dev.grapevine.advocate;

import java.util.Locale;

/** By what somebody became an advocate. */
public enum EnrolmentSource {
    SIGN_UP,
    INVITATION,
    ORDER,
    API,
    IMPORT,
    TEAMMATE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
