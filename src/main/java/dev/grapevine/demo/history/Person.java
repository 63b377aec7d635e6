package dev.grapevine.demo.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody who buys at the demo's store.
 *
 * @param number which of them, from 0
 * @param home whose household it is: the number of the first who lived there
 */
record Person(int number, int home) {
    private static final String SHOP_ID = "c-";
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

    /** Somebody with a household of her own. */
    Person(int number) {
        this(number, number);
    }

    /** Whom the shop knows by this id; she has a household of her own. */
    static Person of(String shopId) {
        return new Person(Integer.parseInt(shopId.substring(SHOP_ID.length())));
    }

    /** The same in the household of the other: with her computer, her network and her doorstep. */
    Person livingWith(Person other) {
        return new Person(number, other.home());
    }

    String firstName() {
        return FIRST.get(number % FIRST.size());
    }

    String lastName() {
        return LAST.get(home % LAST.size());
    }

    String email() {
        return (firstName() + "." + lastName()).toLowerCase(Locale.ROOT) + number + "@example.com";
    }

    /** As the shop tells it. */
    Map<String, Object> told() {
        return Map.of(
                "external_id",
                SHOP_ID + number,
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
        return Map.of("ip", address(), "user_agent", BROWSER, "device", "device-" + home);
    }

    /** What purchases of one household share, as the shop tells it. */
    Map<String, Object> marks() {
        return Map.of("shipping_address", "address-" + home);
    }

    /** A network of this household's own, of those that RFC 3849 keeps for examples. */
    private String address() {
        return "2001:db8:" + Integer.toHexString(1 + home / 60_000) + ":" + Integer.toHexString(1 + home % 60_000)
                + "::7";
    }
}
