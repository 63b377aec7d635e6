package dev.grapevine.platform.http;

import dev.grapevine.platform.http.OutboundAnswer.Answered;
import dev.grapevine.platform.http.OutboundAnswer.Busy;
import dev.grapevine.platform.http.OutboundAnswer.Refused;
import dev.grapevine.platform.http.OutboundAnswer.Unknown;
import dev.grapevine.platform.http.OutboundAnswer.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The only way out to addresses that somebody else named. It goes to secure addresses on the public internet, looks a name
 * up once and connects to just what it judged ({@link GuardedResolver}), follows no redirect, keeps no cookie, and reads
 * no more and waits no longer than it was told. It may be used by many threads.
 */
public final class Outbound implements AutoCloseable {
    private static final class TooLarge extends IOException {
        TooLarge(int most) {
            super("The answer was larger than " + most + " bytes.");
        }
    }

    private final boolean allowPrivate;
    private final GuardedResolver guard;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    public Outbound(HttpSettings settings) {
        this(settings.allowPrivate(), InetAddress::getAllByName, null);
    }

    Outbound(boolean allowPrivate, GuardedResolver.Names names, @Nullable SSLContext trust) {
        this.allowPrivate = allowPrivate;
        this.guard = new GuardedResolver(allowPrivate, names);
        this.client = OutboundClient.of(guard, trust);
    }

    /** Sends the request and waits for what becomes of it. Call it outside of transactions. */
    public OutboundAnswer send(OutboundRequest request) {
        @Nullable String refusal = refusal(request.address());
        if (refusal != null) {
            return new Refused(refusal);
        }
        HttpUriRequestBase sent = new HttpUriRequestBase(request.method(), request.address());
        request.headers().forEach(sent::setHeader);
        if (request.body() != null) {
            sent.setEntity(new ByteArrayEntity(
                    request.body().getBytes(StandardCharsets.UTF_8), ContentType.parse(request.contentType())));
        }
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    sent.cancel();
                },
                request.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(sent, response -> read(sent, response, request.mostBytes()));
        } catch (IOException e) {
            return failure(e, late.get());
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * What speaks against an address that somebody enters: a sentence, or nothing. What its name leads to is judged anew at
     * each request.
     */
    public Optional<String> objection(String address) {
        try {
            URI uri = new URI(address);
            @Nullable String refusal = refusal(uri);
            if (refusal == null && isLiteral(uri.getHost())) {
                guard.resolve(uri.getHost());
            }
            return Optional.ofNullable(refusal);
        } catch (URISyntaxException e) {
            return Optional.of("This is no address.");
        } catch (UnknownHostException e) {
            return Optional.of("The host is not one on the public internet.");
        }
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    private @Nullable String refusal(URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        boolean plain = allowPrivate && "http".equalsIgnoreCase(address.getScheme());
        if (!secure && !plain) {
            return "The address must begin with https://.";
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return "The address must name a host, without user and password.";
        }
        return null;
    }

    private static OutboundAnswer read(HttpUriRequestBase sent, ClassicHttpResponse response, int most)
            throws IOException {
        byte[] body = new byte[0];
        if (response.getEntity() != null) {
            body = response.getEntity().getContent().readNBytes(most + 1);
            if (body.length > most) {
                // Drops the connection; closing alone would read the answer to its end.
                sent.cancel();
                throw new TooLarge(most);
            }
        }
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue() == null ? "" : header.getValue());
        }
        return new Answered(response.getCode(), headers, body);
    }

    private static OutboundAnswer failure(IOException e, boolean late) {
        return switch (e) {
            case GuardedResolver.RefusedAddress refused ->
                new Refused("The host " + refused.getMessage() + " is not one on the public internet.");
            case ConnectionRequestTimeoutException crowded -> new Busy();
            case TooLarge large -> new Unknown(String.valueOf(large.getMessage()));
            case UnknownHostException unknown -> new Unreachable("The host's name is not known.");
            case ConnectTimeoutException slow -> new Unreachable("The host did not take the connection in time.");
            case ConnectException closed -> new Unreachable("The host refused the connection.");
            case NoRouteToHostException lost -> new Unreachable("There is no way to the host.");
            case SSLHandshakeException untrusted -> new Unreachable("The host's certificate is not trusted.");
            case SSLPeerUnverifiedException other -> new Unreachable("The host's certificate is another host's.");
            default ->
                new Unknown(late ? "The answer did not come in time." : "The connection broke before the answer.");
        };
    }
}
