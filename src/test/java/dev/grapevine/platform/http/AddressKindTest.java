package dev.grapevine.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4009:81f::200e",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8"
            })
    void isPublic(String address) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0", "10.255.255.255", "127.0.0.1", "127.255.255.254", "172.16.0.0", "172.31.255.255",
                        "192.168.0.1",
                "192.168.255.255", "::1", "fc00::", "fd12:3456::1", "fdff:ffff::", "::ffff:10.0.0.1",
                        "::ffff:127.0.0.1",
                "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::192.168.1.1"
            })
    void isThisMachineOrAPrivateNetwork(String address) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.0",
                "100.127.255.255",
                "169.254.169.254",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void isNobodysWebServer(String address) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.SPECIAL);
    }
}
