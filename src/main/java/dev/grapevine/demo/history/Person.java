package dev.grapevine.demo.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody who buys at the demo's store.
 *
 * @param number which of them, from 0
 */
record Person(int number) {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final List<String> FIRST = List.of(
            "Amelia", "Oliver", "Priya", "Tom", "Grace", "Yusuf", "Hannah", "Leo", "Nia", "Callum", "Sofia", "Ben",
            "Zara", "Hugo", "Ines", "Rory", "Mei", "Alfie", "Freya", "Kwame", "Ella", "Dev", "Isla", "Marco", "Aoife",
            "Theo", "Lena", "Jonah", "Ruth", "Sami", "Clara");
    private static final List<String> LAST = List.of(
            "Archer",
            "Bennett",
            "Chowdhury",
            "Dale",
            "Ellis",
            "Farrow",
            "Gill",
            "Hartley",
            "Ivers",
            "Jennings",
            "Kaur",
            "Lowe",
            "Mensah",
            "Nolan",
            "Okoro",
            "Pryce",
            "Quinn",
            "Rahman",
            "Sutton",
            "Tanner",
            "Underhill",
            "Vance",
            "Whitby",
            "Yates",
            "Abbott",
            "Brooks",
            "Carver",
            "Doyle",
            "Eaton",
            "Finch",
            "Goddard",
            "Hale",
            "Ingram",
            "Judd",
            "Kemp",
            "Lister",
            "Marsh");

    String firstName() {
        return FIRST.get(number % FIRST.size());
    }

    String lastName() {
        return LAST.get(number % LAST.size());
    }

    String email() {
        return (firstName() + "." + lastName()).toLowerCase(Locale.ROOT) + number + "@example.com";
    }

    /** As the shop tells it. */
    Map<String, Object> told() {
        return Map.of(
                "external_id",
                "c-" + number,
                "email",
                email(),
                "first_name",
                firstName(),
                "last_name",
                lastName(),
                "accepts_marketing",
                number % 9 != 0);
    }

    /** Her browser, as the shop tells it. */
    Map<String, Object> browser() {
        return Map.of("ip", address(), "user_agent", BROWSER, "device", "device-" + number);
    }

    /** A network of this person's own, of those that RFC 3849 keeps for examples. */
    private String address() {
        return "2001:db8:" + Integer.toHexString(1 + number / 60_000) + ":" + Integer.toHexString(1 + number % 60_000)
                + "::7";
    }
}
