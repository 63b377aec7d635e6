package dev.grapevine.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.platform.CannotStart;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class PublicAddressTest {
    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void linksBeginWithWhatTheOperatorSaid() {
        assertThat(address("https://refer.example.com/").at("/shop")).hasToString("https://refer.example.com/shop");
        assertThat(address("https://refer.example.com").isSecure()).isTrue();
    }

    @Test
    void withoutHisWordTheyLeadToThePortThatTheServerListensOn() {
        assertThat(address(null).at("/shop")).hasToString("http://localhost:8080/shop");
        environment.setProperty("grapevine.port", "0");
        environment.setProperty("local.server.port", "18110");
        assertThat(address(null).at("/shop")).hasToString("http://localhost:18110/shop");
        assertThat(address(null).isSecure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refer.example.com",
                "refer.example.com:8080",
                "ftp://refer.example.com",
                "https://refer.example.com/path",
                "https://me:pw@refer.example.com",
                "https://refer.example.com?a=b"
            })
    void whatNoLinkCanBeginWithIsRefused(String text) {
        assertThatThrownBy(() -> address(text))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("GRAPEVINE_PUBLIC_URL")
                .hasMessageContaining("https://refer.example.com, without a path");
    }

    private PublicAddress address(@Nullable String given) {
        return new PublicAddress(new PublicSettings(given == null ? null : URI.create(given)), environment);
    }
}
