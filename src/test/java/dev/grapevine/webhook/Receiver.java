package dev.grapevine.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A shop's server that receives webhooks, and answers as it was told to: well where it was told nothing. */
final class Receiver implements AutoCloseable {
    /** What it does instead of answering. */
    static final int DROP = -1;

    static final int WAIT = -2;

    record Received(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name).getFirst();
        }

        String id() {
            return header("webhook-id");
        }

        /** As the official library signs it. */
        boolean isSignedWith(String secret) {
            try {
                String signature = new Webhook(secret).sign(id(), Long.parseLong(header("webhook-timestamp")), body);
                return List.of(header("webhook-signature").split(" ")).contains(signature);
            } catch (WebhookSigningException | EmptyWebhookSecretException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** Statuses of the next answers, one after the other. */
    Receiver answers(Integer... statuses) {
        synchronized (answers) {
            answers.addAll(List.of(statuses));
        }
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        received.add(
                new Received(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status;
        synchronized (answers) {
            status = answers.isEmpty() ? 200 : answers.pop();
        }
        if (status == WAIT) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            status = 200;
        }
        if (status != DROP) {
            byte[] said = ("said " + status).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1/elsewhere");
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
        }
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
