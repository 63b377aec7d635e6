package dev.grapevine.platform.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.platform.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

class LoadSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grapevine.port",
                "grapevine.address",
                "grapevine.data",
                "grapevine.work.run",
                "grapevine.work.poll",
                "grapevine.mail.tls"
            })
    void aSettingThatIsGivenNothingIsNamed(String name) {
        assertThatThrownBy(() -> load(name, ""))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Setting " + name)
                .hasMessageContaining("is empty: remove it, or give it ");
    }

    @Test
    void anEmptyTextIsLikeNone() {
        assertThatCode(() -> load("grapevine.database.url", "")).doesNotThrowAnyException();
        assertThatCode(() -> load("grapevine.trusted-proxies", "")).doesNotThrowAnyException();
    }

    private static void load(String name, String value) {
        new LoadSettings(Map.of(name, value)).into(new StandardEnvironment());
    }
}
