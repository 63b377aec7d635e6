package dev.grapevine.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * What an address is for, by the special-purpose registries of IANA (RFC 6890, iana.org/assignments/iana-ipv4-special-registry
 * and iana-ipv6-special-registry). Whatever is not known to be public is not.
 */
enum AddressKind {
    /** Somewhere on the internet. */
    PUBLIC,
    /** This machine or a private network. */
    PRIVATE,
    /** Link-local, where clouds keep their metadata, multicast, reserved, documentation: nobody's web server. */
    SPECIAL;

    /** Addresses that begin with the same bits. */
    private static final class Block {
        private final byte[] prefix;
        private final int bits;

        private Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Block of(String text) {
            String[] parts = text.split("/", -1);
            return new Block(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> PRIVATE_BLOCKS =
            blocks("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    private static final List<Block> SPECIAL_BLOCKS = blocks(
            "0.0.0.0/8", // this network; 0.0.0.0 reaches this machine
            "100.64.0.0/10", // carrier-grade NAT
            "169.254.0.0/16", // link-local
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays to 6to4, withdrawn
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which embeds any IPv4 address
            "3fff::/20" // documentation
            );

    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    /** The prefix by which IPv6-only networks reach IPv4 addresses (RFC 6052); what counts is the address inside. */
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    static AddressKind of(InetAddress address) {
        // An IPv4 address mapped into IPv6 arrives here as IPv4: Java makes no other of it.
        byte[] bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            return of(embedded(bytes));
        }
        if (PRIVATE_BLOCKS.stream().anyMatch(block -> block.contains(bytes))) {
            return PRIVATE;
        }
        if (SPECIAL_BLOCKS.stream().anyMatch(block -> block.contains(bytes))) {
            return SPECIAL;
        }
        return address instanceof Inet4Address || GLOBAL_UNICAST.contains(bytes) ? PUBLIC : SPECIAL;
    }

    private static InetAddress embedded(byte[] nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }
}
