package dev.grapevine.message.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says what a test wants it to say, on a free port of this machine. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    /** The texts of the mails it took or hung up on. */
    public final List<String> mails = new CopyOnWriteArrayList<>();

    public ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /**
     * What it says from now on.
     *
     * @param command {@code MAIL}, {@code RCPT}, {@code DATA} or {@code .} for the end of the text
     * @param reply a line, or an empty text for hanging up
     */
    public ScriptedServer says(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    public MailRoute route() {
        return Routes.to(socket.getLocalPort());
    }

    private void listen() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 scripted");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.substring(0, Math.min(4, line.length()));
                if (!say(client, replies.getOrDefault(command, usual(command)))) {
                    return;
                }
                if (command.equals("DATA") && !take(client, in)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the other side has hung up
        }
    }

    private boolean take(Socket client, BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        mails.add(mail.toString());
        return say(client, replies.getOrDefault(".", "250 taken"));
    }

    private static String usual(String command) {
        return switch (command) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static boolean say(Socket client, String reply) throws IOException {
        if (reply.isEmpty()) {
            return false;
        }
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
