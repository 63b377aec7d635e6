package dev.grapevine.bench;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own measuring program writing one durable row a transaction: about the most this machine's database can. */
final class PgbenchYardstick implements Benchmark {
    static final String WHAT = "yardstick: pgbench, one row a transaction";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public List<Figure> run(Ground ground) throws Exception {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            System.out.println("pgbench is not installed, so that yardstick is left out. Debian and Ubuntu have it in"
                    + " postgresql-contrib or postgresql-client-common (apt install postgresql-contrib), macOS in"
                    + " Homebrew's postgresql, Fedora in postgresql-contrib.");
            return List.of();
        }
        YardstickTable.make(ground);
        Path script = ground.folder().resolve("pgbench.sql");
        Files.writeString(script, "insert into yardstick (says) values ('one durable row');\n");
        String told = execute(program.get(), script, ground);
        var rate = RATE.matcher(told);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench told no rate: " + told);
        }
        return List.of(new Figure(
                WHAT + ", " + ground.threads() + " clients", Double.parseDouble(rate.group(1)), null, null, true));
    }

    private static String execute(Path program, Path script, Ground ground) throws Exception {
        URI address = ground.address();
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + ground.threads(),
                "--jobs=2",
                "--time=" + Math.max(1, ground.time().toSeconds()),
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=" + ground.ownerName(),
                address.getPath().substring(1));
        builder.environment().put("PGPASSWORD", ground.ownerPassword());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + told);
        }
        return told;
    }

    private static Optional<Path> find() throws java.io.IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> folders = Arrays.stream(path.split(File.pathSeparator, -1)).map(Path::of);
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                folders = Stream.concat(folders, versions.map(version -> version.resolve("bin")).toList().stream());
            }
        }
        return folders.map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
