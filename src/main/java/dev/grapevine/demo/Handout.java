package dev.grapevine.demo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that a person or a program needs to drive the demo: what {@code demo.json} in the data folder says.
 *
 * @param baseUrl where the server is, without a slash at the end
 * @param store the store's name in addresses
 * @param webhookSecret for the shop's end of webhooks, as Standard Webhooks writes it
 */
public record Handout(
        String baseUrl,
        String store,
        UUID storeId,
        String secretKey,
        String publishableKey,
        String webhookSecret,
        SignIn dashboard,
        String inboxUrl,
        String shopUrl,
        String tourUrl) {

    public static final String FILE = "demo.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public record SignIn(String url, String email, String password) {
        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }

    public static Optional<Handout> read(Path folder) {
        return new KeptFile(folder.resolve(FILE)).read().map(text -> JSON.readValue(text, Handout.class));
    }

    public void write(Path folder) {
        new KeptFile(folder.resolve(FILE)).write(JSON.writeValueAsString(this) + "\n");
    }

    /** The same on a server that is somewhere else now. */
    public Handout at(String base) {
        return new Handout(
                base,
                store,
                storeId,
                secretKey,
                publishableKey,
                webhookSecret,
                new SignIn(base + "/dashboard", dashboard.email(), dashboard.password()),
                base + "/inbox/" + store,
                base + "/demo-shop",
                base + "/demo");
    }

    /** Without the keys, because logs outlive everything. */
    @Override
    public String toString() {
        return "Handout[" + baseUrl + ", " + store + "]";
    }
}
