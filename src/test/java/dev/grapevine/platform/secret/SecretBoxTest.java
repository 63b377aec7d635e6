package dev.grapevine.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.kernel.Ids;
import dev.grapevine.platform.settings.Installation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final String TOKEN = "shpat_not_really_a_token";

    private final SecretBox box = box(1);
    private final UUID store = Ids.newId();
    private final Sealed sealed = box.seal(store, "shop token", Secret.of(TOKEN));

    @Test
    void whatWasSealedOpensAsItWas() {
        assertThat(box.open(store, "shop token", Sealed.of(sealed.envelope())).reveal())
                .isEqualTo(TOKEN);
        assertThat(box(1).open(store, "shop token", sealed).reveal()).isEqualTo(TOKEN);
        assertThat(box.open(store, "", box.seal(store, "", Secret.of(""))).reveal())
                .isEmpty();
    }

    @Test
    void itOpensForNoOtherStorePurposeOrKey() {
        assertThatThrownBy(() -> box.open(Ids.newId(), "shop token", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open(store, "shop secret", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box(2).open(store, "shop token", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSingleChangedBitKeepsItShut() {
        for (int i = 0; i < sealed.envelope().length; i++) {
            byte[] changed = sealed.envelope();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(store, "shop token", Sealed.of(changed)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining(TOKEN);
        }
        assertThatThrownBy(() -> box.open(store, "shop token", Sealed.of(new byte[0])))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        assertThat(box.seal(store, "shop token", Secret.of(TOKEN)).envelope()).isNotEqualTo(sealed.envelope());
    }

    @Test
    void nothingShowsIt() {
        assertThat(Secret.of(TOKEN).toString()).doesNotContain(TOKEN);
        assertThat(sealed.toString()).doesNotContain(TOKEN);
        assertThat(new String(sealed.envelope(), StandardCharsets.ISO_8859_1)).doesNotContain("shpat");
    }

    private static SecretBox box(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new SecretBox(InstallationKey.load(
                new Installation(Path.of("nowhere"), Base64.getEncoder().encodeToString(bytes))));
    }
}
