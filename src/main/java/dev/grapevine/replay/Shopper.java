package dev.grapevine.replay;

/**
 * A customer of the file as a shop knows her. The file names nobody, so all of it is made up: an address that never belongs
 * to anybody (example.com, RFC 2606), a network of her own from those set aside for documentation (2001:db8::/32, RFC 3849),
 * a device of her own.
 *
 * @param number as in the file
 * @param aliases whether she will come again under another spelling of her address; she is then with a provider that
 *     delivers both to one mailbox
 */
record Shopper(String number, boolean aliases) {
    static final String USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    String externalId() {
        return "replay-customer-" + number;
    }

    String email() {
        return aliases ? "grapevine.replay." + number + "@gmail.com" : "customer-" + number + "@example.com";
    }

    /** The same mailbox, spelled otherwise. */
    String alias() {
        return "grapevinereplay" + number + "+gifts@gmail.com";
    }

    String ip() {
        int hash = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : number.hashCode();
        return "2001:db8:%x:%x::1".formatted(hash >>> 16 & 0xffff, hash & 0xffff);
    }

    String device() {
        return "replay-device-" + number;
    }
}
