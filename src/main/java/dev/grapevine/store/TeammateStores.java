package dev.grapevine.store;

import dev.grapevine.kernel.EmailAddress;
import dev.grapevine.platform.secret.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * In which stores a person may sign in. It is the one question about a person that is asked before a store is known, so it
 * is answered from a reference table that holds keyed hashes of addresses: without the installation's key it says nothing
 * about anybody, and with it only the stores of an address that one knows already.
 */
final class TeammateStores {
    private static final int MOST_STORES = 20;

    private final JdbcClient jdbc;
    private final SecretKeySpec key;

    TeammateStores(JdbcClient jdbc, InstallationKey installationKey) {
        this.jdbc = jdbc;
        this.key = new SecretKeySpec(installationKey.derive("teammate e-mail"), "HmacSHA256");
    }

    void remember(EmailAddress email, UUID storeId) {
        jdbc.sql("insert into teammate_store (email_key, store_id) values (:key, :store) on conflict do nothing")
                .param("key", hash(email))
                .param("store", storeId)
                .update();
    }

    List<UUID> of(EmailAddress email) {
        return jdbc.sql("select store_id from teammate_store where email_key = :key order by store_id limit :limit")
                .param("key", hash(email))
                .param("limit", MOST_STORES)
                .query(UUID.class)
                .list();
    }

    byte[] hash(EmailAddress email) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(email.canonical().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
