package dev.grapevine.platform.database;

import dev.grapevine.platform.settings.Installation;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The open database as the rest of the server finds it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseSettings settings, Installation installation, ObjectProvider<DatabaseOpening> begun) {
        return begun.getIfAvailable(() -> DatabaseOpening.begin(settings, installation))
                .database();
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.app();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    InStore inStore(PlatformTransactionManager transactions, JdbcClient jdbcClient) {
        return new InStore(new TransactionTemplate(transactions), jdbcClient);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
