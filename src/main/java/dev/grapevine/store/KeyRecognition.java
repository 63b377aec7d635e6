package dev.grapevine.store;

/** Whose an API key is, if anybody's. */
public sealed interface KeyRecognition {

    /** It holds; what it is good for says {@link ApiKey#may}. */
    record Known(ApiKey key) implements KeyRecognition {}

    record Refused(Reason why) implements KeyRecognition {}

    /** Revoked and expired can be told to who sent the key, for only its holder can learn it. */
    enum Reason {
        MALFORMED,
        UNKNOWN,
        REVOKED,
        EXPIRED
    }
}
