package dev.grapevine.platform.secret;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two things are the same without keeping them: an HMAC-SHA256 under a key of the store's own, cut to 128
 * bits, as 22 characters. Nobody without the installation's key can try out all addresses, and two stores can't compare
 * their visitors.
 */
public final class Fingerprints {
    private static final int BYTES = 16;
    /** What a provider gives a household in IPv6 (RFC 6177 and RIPE-690 advise at least a /64 for each network). */
    private static final int NETWORK_V6 = 8;

    private final InstallationKey key;

    public Fingerprints(InstallationKey key) {
        this.key = key;
    }

    /**
     * The network an address is in: an IPv4 address itself, the first 64 bits of an IPv6 one.
     *
     * @param ip an address literal; no name is ever looked up
     * @return nothing where it is no address
     */
    public Optional<String> network(UUID storeId, String ip) {
        try {
            InetAddress address = InetAddress.ofLiteral(ip);
            byte[] bytes = address.getAddress();
            return Optional.of(
                    of(storeId, "network", address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, NETWORK_V6)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** What a script in the browser calls the device. */
    public String device(UUID storeId, String device) {
        return mark(storeId, "device", device);
    }

    /** Anything else that two purchases may share. The same value is another fingerprint under another kind. */
    public String mark(UUID storeId, String kind, String value) {
        return of(storeId, kind, value.getBytes(StandardCharsets.UTF_8));
    }

    private String of(UUID storeId, String kind, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.derive("fingerprint/" + storeId + "/" + kind), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac.doFinal(value), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
