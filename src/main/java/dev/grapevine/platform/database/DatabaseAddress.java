package dev.grapevine.platform.database;

import dev.grapevine.platform.CannotStart;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and as whom to enter.
 *
 * @param jdbc the address without user and password, such as {@code jdbc:postgresql://db.example.com:5432/grapevine?sslmode=require}
 */
public record DatabaseAddress(String jdbc, String user, String password) {

    /**
     * Reads {@code postgresql://user:password@host:port/name?options} (also {@code postgres:} and {@code jdbc:postgresql:},
     * and user and password among the options, as libpq allows).
     *
     * @throws CannotStart where it can't be read as such
     */
    public static DatabaseAddress parse(String url) {
        String plain = url.strip().replaceFirst("^jdbc:", "");
        URI uri = uri(plain);
        if (uri.getScheme() == null || !uri.getScheme().matches("postgres(ql)?") || uri.getHost() == null) {
            throw unreadable("it must begin with postgresql:// and name a host");
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (path.length() < 2) {
            throw unreadable("it names no database after the host");
        }
        @Nullable String[] login = login(uri.getRawUserInfo());
        List<String> options = new ArrayList<>();
        for (String option :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
            if (option.startsWith("user=")) {
                login[0] = decode(option.substring(5));
            } else if (option.startsWith("password=")) {
                login[1] = decode(option.substring(9));
            } else {
                options.add(option);
            }
        }
        if (login[0] == null) {
            throw unreadable("it names no user");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = options.isEmpty() ? "" : "?" + String.join("&", options);
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                login[0],
                login[1] == null ? "" : login[1]);
    }

    /** The same database as somebody else. */
    public DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(jdbc, otherUser, otherPassword);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw unreadable("percent-encode special characters in the password");
        }
    }

    private static @Nullable String[] login(@Nullable String userInfo) {
        if (userInfo == null) {
            return new @Nullable String[] {null, null};
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new @Nullable String[] {decode(userInfo), null}
                : new @Nullable String[] {decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))};
    }

    /** A plus stays a plus: user information is not a web form. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static CannotStart unreadable(String why) {
        return new CannotStart("GRAPEVINE_DATABASE_URL can't be read: " + why
                + "; it looks like postgresql://user:password@host:5432/name");
    }

    @Override
    public String toString() {
        return jdbc + " as " + user;
    }
}
