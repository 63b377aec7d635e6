package dev.grapevine.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path data;

    @Test
    void whatEverySettingsRecordRefusesIsToldAtOnceAsItWasTyped() throws IOException {
        assertThat(toMend(0, """
                grapevine.database.connections=1
                grapevine.work.poll=1ms
                grapevine.public-url=https://refer.example.com/path
                grapevine.trusted-proxies=10.1
                """))
                .anyMatch(says -> says.startsWith("Setting grapevine.database.connections"
                        + " (GRAPEVINE_DATABASE_CONNECTIONS) is '1': it must be greater than or equal to 2"))
                .anyMatch(
                        says -> says.startsWith("Setting grapevine.work.poll (GRAPEVINE_WORK_POLL) is '1ms': it must"))
                .anyMatch(says -> says.contains("GRAPEVINE_PUBLIC_URL") && says.contains("no link can begin with"))
                .anyMatch(says -> says.contains("GRAPEVINE_TRUSTED_PROXIES") && says.contains("'10.1'"))
                .hasSize(4);
    }

    @Test
    void whatIsWellHasNothingToMend() throws IOException {
        assertThat(toMend(0, "grapevine.work.poll=2s\n")).isEmpty();
    }

    @Test
    void aManagementPortThatIsTakenIsToldThoughNobodyNamedIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort() - 1;
            assertThat(toMend(port, "grapevine.address=127.0.0.1\n"))
                    .anyMatch(says -> says.startsWith("Port " + taken.getLocalPort() + " can't be listened on")
                            && says.endsWith("GRAPEVINE_MANAGEMENT_PORT"));
        }
    }

    private List<String> toMend(int port, String settings) throws IOException {
        Files.writeString(data.resolve("grapevine.properties"), settings);
        Doctor doctor = new Doctor();
        doctor.data = data;
        doctor.port = port;
        return doctor.findings().stream()
                .filter(finding -> !finding.well())
                .map(Doctor.Finding::says)
                .toList();
    }
}
