package dev.grapevine.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script")
class FrontDoorTest {
    @TempDir
    Path temp;

    private Checkout checkout;

    @BeforeEach
    void aFreshCheckout() throws IOException {
        checkout = new Checkout(temp.toRealPath());
    }

    @Test
    void helpNeedsNoJavaAndListsEveryCommand() {
        var run = checkout.run("help");

        assertThat(run.exit()).isZero();
        assertThat(run.output())
                .contains("demo", "serve", "test", "bench", "doctor", "import", "replay", "GRAPEVINE_JAVA_OPTS");
    }

    @Test
    void anUnknownCommandGetsOneLineAndExitCodeTwo() {
        var run = checkout.run("sevre");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors().lines()).singleElement().asString().contains("'sevre'", "./grapevine help");
    }

    @Test
    void anOptionThatTheJvmRefusesIsNamedInOneLine() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.run("serve");
        checkout.environment.put("GRAPEVINE_JAVA_OPTS", "-Xmx1g -Xfoo");

        var run = checkout.run("serve");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors().lines())
                .singleElement()
                .asString()
                .contains("GRAPEVINE_JAVA_OPTS", "Unrecognized option: -Xfoo", "correct it");
    }

    @Test
    void whereThereIsNoNewJdkOneLineSaysWhatToInstall() throws IOException {
        checkout.environment.put("JAVA_HOME", checkout.jdk("old", "17.0.15").toString());
        checkout.jdk("jvm/eight", "1.8.0_452");
        // A Java that only runs programs cannot build this one.
        Files.delete(checkout.jdk("jvm/runtime-only", "25.0.3").resolve("bin/javac"));

        var run = checkout.run("serve");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors().lines()).singleElement().asString().contains("JDK 25", "install");
        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void aNewJdkIsFoundThoughTheDefaultOneIsOlder() throws IOException {
        checkout.environment.put("JAVA_HOME", checkout.jdk("old", "17.0.15").toString());
        Files.createSymbolicLink(
                checkout.machine.resolve("bin/java"),
                checkout.jdk("older", "11.0.2").resolve("bin/java"));
        var home = checkout.jdk("home/.sdkman/candidates/java/27-open", "27");

        var run = checkout.run("serve");

        assertThat(run.output()).contains("java 27\n");
        assertThat(checkout.mavenCalls()).singleElement().asString().startsWith(home + " ");
    }

    @Test
    void theJdkOfThePathIsFoundThroughItsLinks() throws IOException {
        var java = checkout.jdk("somewhere/else", "25.0.3").resolve("bin/java");
        Files.createSymbolicLink(checkout.machine.resolve("alternative"), java);
        Files.createSymbolicLink(checkout.machine.resolve("bin/java"), Path.of("../alternative"));

        assertThat(checkout.run("serve").output()).contains("java 25.0.3\n");
    }

    @Test
    void aJdkWithoutReleaseFileIsAskedForItsVersion() throws IOException {
        Files.delete(checkout.jdk("jvm/one", "24.0.2").resolve("release"));
        Files.delete(checkout.jdk("jvm/two", "26.0.1").resolve("release"));

        assertThat(checkout.run("doctor").output()).contains("java 26.0.1\n");
    }

    @Test
    void theJvmIsTheVeryProcessThatWasStartedAndSeesTheCallersFolder() throws IOException {
        checkout.jdk("jvm/new", "25.0.3");
        var link = Files.createSymbolicLink(checkout.machine.resolve("link"), checkout.folder.resolve("grapevine"));

        var started = checkout.start(checkout.machine, List.of(link.toString(), "serve", "--data", "my data"));

        assertThat(started.end().output())
                .contains("process " + started.process().pid() + "\n")
                .contains("in " + checkout.machine + "\n")
                .endsWith("grapevine.jar\nserve\n--data\nmy data\n");
    }

    @Test
    void ownJvmOptionsComeLastAndReplaceTheCollector() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.environment.put("GRAPEVINE_JAVA_OPTS", "-Xmx2g -XX:+UseG1GC");

        assertThat(checkout.run("serve").output())
                .contains("-Xmx2g\n-XX:+UseG1GC\n-jar")
                .doesNotContain("UseSerialGC");
    }

    @Test
    void itBuildsOnceAndAgainWhenASourceIsNewer() throws IOException {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.run("doctor");
        var second = checkout.run("doctor");
        assertThat(checkout.mavenCalls()).hasSize(1);
        assertThat(second.errors()).isEmpty();

        Files.setLastModifiedTime(
                checkout.folder.resolve("target/built"),
                FileTime.from(Instant.now().minusSeconds(3600)));

        assertThat(checkout.run("doctor").errors()).contains("Building Grapevine");
        assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @Test
    void twoAtOnceBuildOnce() throws IOException {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.maven("mkdir -p target; until [ -e go ]; do sleep 1; done; echo jar >target/grapevine.jar");
        var first = checkout.start("doctor");
        waitUntil(() -> checkout.mavenCalls().size() == 1);
        var second = checkout.start("doctor");
        waitUntil(() -> second.errors()
                .contains("Waiting for process " + first.process().pid()));
        Files.createFile(checkout.folder.resolve("go"));

        assertThat(List.of(first.end().exit(), second.end().exit())).containsOnly(0);
        assertThat(checkout.mavenCalls()).hasSize(1);
        assertThat(checkout.folder.resolve("target/lock")).doesNotExist();
    }

    @Test
    void theLockOfAProcessThatIsNoMoreIsTakenOver() throws IOException {
        checkout.jdk("jvm/new", "25.0.3");
        Files.createDirectories(checkout.folder.resolve("target"));
        Files.createSymbolicLink(checkout.folder.resolve("target/lock"), Path.of("999999999"));

        assertThat(checkout.run("doctor").exit()).isZero();
    }

    @Test
    void aBuildBrokenOffEndsMavenAndLeavesNoLock() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.maven("trap 'echo ended >>maven.log; exit 143' TERM; while :; do sleep 1; done");
        var started = checkout.start("serve");
        waitUntil(() -> checkout.mavenCalls().size() == 1);
        started.process().destroy();

        assertThat(started.end().exit()).isEqualTo(143);
        assertThat(checkout.mavenCalls()).last().isEqualTo("ended");
        assertThat(Files.isSymbolicLink(checkout.folder.resolve("target/lock"))).isFalse();
    }

    @Test
    void aFailedBuildShowsMavensErrorsAndRunsNothing() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.maven("echo '[INFO] chatter'; echo '[ERROR] Shop.java:[7,1] no such word'; exit 1");

        var run = checkout.run("serve");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("Shop.java:[7,1]", "target/build.log").doesNotContain("chatter");
        assertThat(run.output()).isEmpty();
        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void aDownloadThatFailsIsTriedAgain() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.maven("""
                if [ ! -e tried ]; then
                  touch tried; echo '[ERROR] Could not transfer artifact a:b:jar:1 from/to central'; exit 1
                fi
                mkdir -p target && echo jar >target/grapevine.jar""");

        assertThat(checkout.run("serve").exit()).isZero();
        assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @Test
    void theTestsEndWithTheRunnersSummaryAndItsExitCode() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.tool("chromium", "echo Chromium 150.0.1");
        checkout.maven("""
                echo "[ERROR] Tests run: 2, Failures: 1 -- in SomeTest"
                printf '%s\\n' '[INFO] Results:' '[ERROR]   SomeTest.fails' '[ERROR] Tests run: 2, Failures: 1' '[INFO] BUILD FAILURE'
                echo "browser $GRAPEVINE_CHROMIUM, downloads off $PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"
                exit 3""");

        var run = checkout.run("test", "-Dtest=Some Test");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.output())
                .endsWith("\n[INFO] Results:\n[ERROR]   SomeTest.fails\n[ERROR] Tests run: 2, Failures: 1\n");
        assertThat(run.output()).contains("browser " + checkout.machine.resolve("bin/chromium") + ", downloads off 1");
        assertThat(checkout.mavenCalls()).singleElement().asString().endsWith("verify -Dtest=Some Test");
    }

    @Test
    void withoutABrowserTheTestsSayWhatToRun() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.tool("id", "echo 1000");
        checkout.tool("apt-get", "exit 1");
        checkout.tool("chromium-browser", "echo 'Command requires the chromium snap to be installed.'");

        var run = checkout.run("test");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors().lines()).singleElement().asString().contains("sudo apt-get install -y chromium");
        assertThat(checkout.mavenCalls()).isEmpty();
    }

    @Test
    void rootOnDebianGetsTheBrowserInstalled() {
        checkout.jdk("jvm/new", "25.0.3");
        checkout.tool("id", "echo 0");
        var chromium = checkout.machine.resolve("bin/chromium");
        checkout.tool(
                "apt-get",
                "case \"$*\" in *install*chromium*) printf '#!/bin/sh\\necho Chromium 150.0.1' >'%1$s'; chmod +x '%1$s' ;; esac"
                        .formatted(chromium));
        checkout.maven("echo '[INFO] Results:'; echo '[INFO] Tests run: 1'");

        var run = checkout.run("test");

        assertThat(run.exit()).isZero();
        assertThat(run.errors()).contains("Installing Chromium");
    }

    private static void waitUntil(BooleanSupplier condition) {
        var end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited half a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
