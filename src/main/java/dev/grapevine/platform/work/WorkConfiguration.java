package dev.grapevine.platform.work;

import dev.grapevine.platform.database.Database;
import dev.grapevine.platform.database.InStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runner with every kind of work that the modules declare. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkSettings.class)
class WorkConfiguration {

    @Bean
    Nudge nudge() {
        return new Nudge();
    }

    @Bean
    Works works(
            ObjectProvider<DueWork> declared, InStore inStore, JdbcClient jdbc, Clock clock, MeterRegistry registry) {
        return new Works(declared.orderedStream().toList(), inStore, jdbc, clock, new SecureRandom(), registry);
    }

    @Bean
    WorkRunner workRunner(Works works, Database database, Nudge nudge, Clock clock, WorkSettings settings) {
        return new WorkRunner(works, new Finder(JdbcClient.create(database.finder()), clock), nudge, clock, settings);
    }

    @Bean
    DeadLetters deadLetters(Works works, InStore inStore, JdbcClient jdbc, Clock clock, Nudge nudge) {
        return new DeadLetters(works, inStore, jdbc, clock, nudge);
    }

    @Bean
    Backlog backlog(Works works, InStore inStore, JdbcClient jdbc, Clock clock) {
        return new Backlog(works, inStore, jdbc, clock);
    }
}
