package dev.grapevine.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.platform.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"8080, 8081", "9000, 9001", "0, 0", "65535, 0"})
    void theManagementPortFollowsThePort(String port, String managementPort) {
        assertThat(load("grapevine.port", port).getProperty("grapevine.management-port"))
                .isEqualTo(managementPort);
    }

    @Test
    void theManagementPortFollowsTheUsualPortWhereNothingIsGiven() {
        assertThat(load("grapevine.work.run", "true").getProperty("grapevine.management-port"))
                .isEqualTo("8081");
    }

    @Test
    void aManagementPortThatIsGivenStays() {
        assertThat(load("grapevine.management-port", "7000").getProperty("grapevine.management-port"))
                .isEqualTo("7000");
    }

    @Test
    void onlyVariablesOfOurOwnAreSettings() {
        assertThat(System.getenv()).containsKey("PATH");
        assertThat(new OwnEnvironment().getProperty("PATH")).isNull();
        assertThat(new OwnEnvironment().getProperty("java.home")).isNotNull();
    }

    private static StandardEnvironment load(String name, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        new LoadSettings(Map.of(name, value)).into(environment);
        return environment;
    }
}
