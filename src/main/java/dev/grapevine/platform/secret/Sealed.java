package dev.grapevine.platform.secret;

/** A credential as it is stored: encrypted, and tied to its store and purpose. See {@link SecretBox}. */
public final class Sealed {
    private final byte[] envelope;

    private Sealed(byte[] envelope) {
        this.envelope = envelope;
    }

    /** What a column of type {@code bytea} holds. */
    public static Sealed of(byte[] envelope) {
        return new Sealed(envelope.clone());
    }

    /** For a column of type {@code bytea}. */
    public byte[] envelope() {
        return envelope.clone();
    }

    @Override
    public String toString() {
        return "Sealed[" + envelope.length + " bytes]";
    }
}
