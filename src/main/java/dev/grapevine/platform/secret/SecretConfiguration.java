package dev.grapevine.platform.secret;

import dev.grapevine.platform.settings.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The installation's key and what works with it. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    /** After the database, which is the one to make the data folder, and refuses a key that isn't its own. */
    @Bean
    @DependsOn("database")
    InstallationKey installationKey(Installation installation) {
        return InstallationKey.load(installation);
    }

    @Bean
    SecretBox secretBox(InstallationKey key) {
        return new SecretBox(key);
    }

    @Bean
    Fingerprints fingerprints(InstallationKey key) {
        return new Fingerprints(key);
    }
}
