package dev.grapevine.store;

/**
 * A fresh key with its text, the only time that the text is there.
 *
 * @param text for the {@code Authorization} header: {@code gv_sk_…}
 */
public record IssuedKey(ApiKey key, String text) {

    /** Without the text, because logs outlive everything. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.idText() + "]";
    }
}
