package dev.grapevine.platform.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The server's configuration, written whole at every start. An operator's own wishes go through {@code ALTER SYSTEM},
 * which PostgreSQL keeps in a file of its own and prefers.
 *
 * @param text the content of {@code postgresql.conf}
 */
record ServerSettings(String text) {

    private static final Map<String, String> OURS = ours();

    /** Only passwords, and only from this machine; replication so that {@code pg_basebackup} can take a backup. */
    private static final String WHO_MAY_CONNECT = """
            # Written by Grapevine at every start.
            host all         all 127.0.0.1/32 scram-sha-256
            host replication all 127.0.0.1/32 scram-sha-256
            """;

    /** @param programs names the version in use, so that a server left behind by another version is not taken over */
    static ServerSettings with(Map<String, String> extra, String programs) {
        // Sorted, so that the same settings give the same text in every process.
        Map<String, String> all = new TreeMap<>(OURS);
        all.putAll(extra);
        String lines = all.entrySet().stream()
                .map(setting -> line(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining("\n"));
        return new ServerSettings("# Written by Grapevine at every start, for " + programs
                + ".\n# Use ALTER SYSTEM for settings of your own.\n" + lines + "\n");
    }

    private static String line(String name, String value) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*") || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a setting of PostgreSQL: " + name);
        }
        return name + " = '" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static Map<String, String> ours() {
        Map<String, String> settings = new LinkedHashMap<>();
        // PostgreSQL's defaults, but here an acknowledged order hangs on them.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        if (Platform.isMac()) {
            settings.put("wal_sync_method", "fsync_writethrough"); // Anything less stays in a Mac's disk cache.
        }
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "100");
        // For a small machine that also runs the application; queries here are short and many, not long and few.
        settings.put("shared_buffers", "128MB");
        settings.put("effective_cache_size", "512MB");
        settings.put("work_mem", "4MB");
        settings.put("maintenance_work_mem", "64MB");
        settings.put("max_wal_size", "1GB");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("max_parallel_maintenance_workers", "0"); // Containers give /dev/shm too little for these.
        // Of a killed application's sessions, those in a long statement end too.
        settings.put("client_connection_check_interval", "2s");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.putAll(ServerLog.SETTINGS);
        return settings;
    }

    boolean areInForceFor(Path cluster) {
        try {
            return Files.readString(cluster.resolve("postgresql.conf")).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    void write(Path cluster, ServerAccount account) throws IOException {
        replace(cluster.resolve("postgresql.conf"), text, account);
        replace(cluster.resolve("pg_hba.conf"), WHO_MAY_CONNECT, account);
    }

    private static void replace(Path file, String text, ServerAccount account) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        account.take(half);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
