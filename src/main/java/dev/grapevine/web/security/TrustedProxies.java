package dev.grapevine.web.security;

import dev.grapevine.platform.CannotStart;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.springframework.stereotype.Component;

/** The proxies that are believed about who is behind them. */
@Component
class TrustedProxies {
    /** The one spelling of IPv4; {@code 10.1}, which Java would take for 10.0.0.1, is a mistake in a list of networks. */
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<NetMask> networks;

    TrustedProxies(ProxySettings settings) {
        networks = networks(settings.trustedProxies());
    }

    /** @throws CannotStart naming the first that is none */
    static List<NetMask> networks(List<String> texts) {
        return texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(TrustedProxies::network)
                .toList();
    }

    private static NetMask network(String text) {
        if (address(text.replaceFirst("/[0-9]+$", "")).isPresent()) {
            try {
                return new NetMask(text);
            } catch (IllegalArgumentException wrong) {
                // told below, like every other spelling that is none
            }
        }
        throw new CannotStart("Setting grapevine.trusted-proxies (GRAPEVINE_TRUSTED_PROXIES) has '" + text
                + "', which is not a network: write them like 10.0.0.0/8,192.168.1.5,::1");
    }

    boolean trusts(String address) {
        return !networks.isEmpty() && address(address).filter(this::trusts).isPresent();
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    /** A literal address, never a name to be looked up; IPv4 within IPv6 ({@code ::ffff:10.0.0.1}) is IPv4. */
    static Optional<InetAddress> address(String text) {
        if (!text.contains(":") && !DOTTED.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
