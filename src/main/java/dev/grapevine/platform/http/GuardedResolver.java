package dev.grapevine.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The one look at a name: the connection goes to the very addresses that were judged here, so a name that answers
 * differently the next time gains nothing. A name of which any address is refused is refused.
 */
final class GuardedResolver implements DnsResolver {

    /** The name leads where nobody is sent. */
    static final class RefusedAddress extends UnknownHostException {
        RefusedAddress(String host) {
            super(host);
        }
    }

    /** Who knows the addresses of a name. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final boolean allowPrivate;
    private final Names names;

    GuardedResolver(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            AddressKind kind = AddressKind.of(address);
            if (kind != AddressKind.PUBLIC && !(allowPrivate && kind == AddressKind.PRIVATE)) {
                throw new RefusedAddress(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
