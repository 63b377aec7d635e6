package dev.grapevine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.platform.database.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Looks at what is in the database, as its owner, with the server gone. */
final class AfterTheCrash implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final JdbcClient owner;

    AfterTheCrash(Path data) {
        server = EmbeddedPostgres.start(data, Map.of());
        owner = JdbcClient.create(
                new DriverManagerDataSource(server.jdbcUrl(), server.ownerName(), server.ownerPassword()));
    }

    /** Every acknowledged posting is there once, with the amount it had; others may be there, whole. */
    void everyAcknowledgedPostingIsThereOnce(Set<String> acknowledged) {
        List<String> keys =
                owner.sql("select key from posting").query(String.class).list();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(Set.copyOf(keys)).containsAll(acknowledged);
        assertThat(owner.sql("""
                                select p.key, e.amount from posting p
                                join entry e on e.store_id = p.store_id and e.posting_id = p.id and e.amount > 0
                                """)
                        .query((row, n) -> PostingStream.amount(
                                        Long.parseLong(row.getString("key").replaceFirst(".*:", "")))
                                == row.getLong("amount"))
                        .list())
                .doesNotContain(false);
    }

    void everyBalanceIsTheSumOfItsEntries() {
        assertThat(owner.sql("""
                        select a.name
                        from account a
                        left join (select account_id, sum(posted) as posted from balance group by account_id) b
                          on b.account_id = a.id
                        left join (select account_id, sum(amount) as posted from entry where phase = 'posted'
                                   group by account_id) e on e.account_id = a.id
                        where b.posted is distinct from e.posted
                        """).query(String.class).list()).isEmpty();
    }

    void everyPostingIsWhole() {
        assertThat(owner.sql("""
                        select p.key from posting p
                        left join entry e on e.store_id = p.store_id and e.posting_id = p.id
                        group by p.key having count(e.*) <> 2 or sum(e.amount) <> 0
                        """).query(String.class).list()).isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
