package dev.grapevine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.given.FreshDatabase;
import dev.grapevine.platform.database.Times;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class FinderTest {
    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    private final Parcels parcels = new Parcels(database);

    @Test
    void itFindsTheStoresWithWorkAndSinceWhenAcrossPages() {
        parcels.owner.sql("""
                        insert into parcel (store_id, id, seq, due_at)
                        select gen_random_uuid(), gen_random_uuid(), i,
                               :now::timestamptz + case when i % 2 = 0 then interval '0' else interval '1 second' end
                        from generate_series(1, 4400) i
                        """).param("now", Times.at(parcels.clock.instant())).update();
        UUID late = UUID.randomUUID();
        parcels.due(late, 5);

        List<Finder.Found> found = parcels.finder().look(Parcels.KIND, new WorkFigures("look", parcels.registry));

        assertThat(found).hasSize(2_201).extracting(Finder.Found::storeId).doesNotHaveDuplicates();
        assertThat(found)
                .contains(new Finder.Found(late, parcels.clock.instant().minusSeconds(4), 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from parcel",
                "select label from parcel",
                "select due_error from parcel",
                "select * from parcel",
                "select count(*) from parcel where label = 'x'",
                "update parcel set due_at = null",
                "delete from parcel",
                "select due_at from parcel for update"
            })
    void itsRoleMayReadNothingButStoresAndDueTimesAndWriteNothing(String sql) {
        parcels.due(UUID.randomUUID(), 1);
        JdbcClient finder = JdbcClient.create(parcels.finderPool);

        assertThat(finder.sql("select count(due_at) from parcel where store_id is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> {
                    if (sql.startsWith("select")) {
                        finder.sql(sql).query().listOfRows();
                    } else {
                        finder.sql(sql).update();
                    }
                })
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void itsLookWalksTheIndexOfDueRowsAndSkipsWhatIsDueLater() {
        parcels.owner.sql("""
                        insert into parcel (store_id, id, seq, due_at)
                        select ('00000000-0000-0000-0000-00000000000' || (i % 5 + 1))::uuid, gen_random_uuid(), i,
                               :now::timestamptz + interval '1 hour'
                        from generate_series(1, 20000) i
                        """).param("now", Times.at(parcels.clock.instant())).update();
        parcels.owner.sql("vacuum analyze parcel").update();

        String plan = String.join(
                "\n",
                JdbcClient.create(parcels.finderPool)
                        .sql("""
                                explain (analyze, costs off, timing off, summary off, buffers)
                                select store_id, min(due_at) as since, count(*) as due from parcel
                                where store_id > '00000000-0000-0000-0000-000000000000' and due_at <= :now
                                group by store_id order by store_id limit 1000
                                """)
                        .param("now", Times.at(parcels.clock.instant()))
                        .query(String.class)
                        .list());

        assertThat(plan).contains("Index Only Scan using parcel_due").doesNotContain("Seq Scan", "Sort");
    }
}
