package dev.grapevine.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of a request to the outside. */
public sealed interface OutboundAnswer {

    /** There was an answer, of whatever status. A redirect is not followed. */
    final class Answered implements OutboundAnswer {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        Answered(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body;
        }

        public int status() {
            return status;
        }

        /** Whether the status is 200 to 299. */
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The last header of this name, in whatever letters. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        public byte[] bytes() {
            return body.clone();
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length + " bytes]";
        }
    }

    /**
     * The address is one that nothing is sent to; to try again is vain.
     *
     * @param why a sentence for whoever named the address; it does not tell what the name resolves to
     */
    record Refused(String why) implements OutboundAnswer {}

    /** The request never arrived: no such name, no connection, no trusted certificate. It can be repeated. */
    record Unreachable(String why) implements OutboundAnswer {}

    /** The request was not made: as many as may be under way to this host, or to all, already are. The host is not to blame. */
    record Busy() implements OutboundAnswer {}

    /** The request may have arrived, but the answer did not, not in time, or was too large. */
    record Unknown(String why) implements OutboundAnswer {}
}
