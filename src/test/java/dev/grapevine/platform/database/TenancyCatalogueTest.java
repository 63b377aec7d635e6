package dev.grapevine.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.given.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Reads the database's own catalogue, so that a table added tomorrow is held to the rules of tenancy without anybody
 * remembering them (invariant 16). Partitions are held to them too.
 */
class TenancyCatalogueTest {
    /**
     * Tables without a tenant. Each is small, read by every store, and a reference table on Citus; a new one needs its
     * reason here.
     */
    private static final List<String> REFERENCE_TABLES = List.of(
            "flyway_schema_history", // the schema's own timeline
            "installation", // what the installation remembers of itself
            "store_slug", // which store a public address means
            "teammate_store" // in which stores a person may sign in
            );

    @RegisterExtension
    static final FreshDatabase database = new FreshDatabase();

    @Test
    void everyTenantTableHasItsStoreFirstInThePrimaryKey() {
        assertThat(offenders("""
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and not exists (
                    select 1 from pg_index i
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                    where i.indrelid = c.oid and i.indisprimary and a.attname = 'store_id')
                """)).isEmpty();
    }

    @Test
    void everyIndexOfATenantTableBeginsWithItsStore() {
        assertThat(offenders("""
                select c.relname || '.' || x.relname
                from pg_index i
                join pg_class c on c.oid = i.indrelid
                join pg_class x on x.oid = i.indexrelid
                left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and a.attname is distinct from 'store_id'
                """)).isEmpty();
    }

    @Test
    void everyForeignKeyStaysInsideTheStore() {
        assertThat(offenders("""
                select c.relname || '.' || k.conname
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                join pg_attribute r on r.attrelid = k.confrelid and r.attnum = k.confkey[1]
                where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
                  and (a.attname <> 'store_id' or r.attname <> 'store_id')
                """)).isEmpty();
    }

    @Test
    void everyTenantTableForcesRowLevelSecurityAndHasItsPolicy() {
        assertThat(offenders("""
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                  and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                    select 1 from pg_policy p
                    where p.polrelid = c.oid and pg_get_expr(p.polqual, p.polrelid) like '%app_store()%'))
                """)).isEmpty();
    }

    @Test
    void onlyTheFinderLooksAcrossStoresAndSeesOnlyStoresAndDueTimes() {
        assertThat(database.owner().sql("""
                        select table_name || '.' || column_name
                        from information_schema.column_privileges
                        where grantee = 'grapevine_finder' and table_schema = 'public'
                          and (column_name not in ('store_id', 'due_at') or privilege_type <> 'SELECT')
                        """).query(String.class).list()).isEmpty();
        assertThat(offenders("""
                select c.relname
                from pg_policy p
                join pg_class c on c.oid = p.polrelid
                where coalesce(pg_get_expr(p.polqual, p.polrelid), '') not like '%app_store()%'
                  and p.polroles <> array[(select oid from pg_roles where rolname = 'grapevine_finder')]
                """)).isEmpty();
    }

    @Test
    void theApplicationsRoleOwnsNothingAndIsAboveNoPolicy() {
        assertThat(database.owner()
                        .sql("select relname from pg_class where relowner in"
                                + " (select oid from pg_roles where rolname in ('grapevine_app', 'grapevine_finder'))")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(database.owner().sql("""
                        select rolname from pg_roles
                        where rolname in ('grapevine_app', 'grapevine_finder')
                          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void theApplicationCanNeitherChangeTheSchemaNorEmptyATable() {
        assertThat(database.owner().sql("""
                        select table_name || ' ' || privilege_type
                        from information_schema.role_table_grants
                        where grantee in ('grapevine_app', 'PUBLIC') and table_schema = 'public'
                          and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
                        """).query(String.class).list()).isEmpty();
        assertThat(database.owner()
                        .sql("select has_schema_privilege('grapevine_app', 'public', 'CREATE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    /** Whoever adds a table adds it to the script that spreads the database over several machines. */
    @Test
    void everyTableIsInTheCitusScript() throws IOException {
        String script = Files.readString(Path.of("docs/citus.sql"));
        assertThat(database.owner().sql("""
                        select relname from pg_class
                        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                          and relname <> 'flyway_schema_history'
                        """).query(String.class).list())
                .isNotEmpty()
                .allMatch(table -> script.contains("'" + table + "'"));
    }

    /** Names of tables (or of what belongs to one) that break a rule, less the reference tables. */
    private static List<String> offenders(String sql) {
        return database.owner().sql(sql).query(String.class).list().stream()
                .filter(name -> !REFERENCE_TABLES.contains(name.split("\\.", 2)[0]))
                .toList();
    }
}
