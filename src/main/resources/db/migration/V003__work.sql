-- Due work: the state is the queue (docs/adr/0002-the-state-is-the-queue.md).

-- Gives a tenant table what its rows need to be worked on when due. Call it in the table's own migration, after its tenant policy:
--     call carry_work('reward');
-- The table has the columns store_id and id, unique together.
create procedure carry_work(work_table regclass)
    language plpgsql as $$
declare
    bare text := (select relname from pg_class where oid = work_table);
begin
    -- due_at       when the row is to be worked on; null: nothing to do. Under a lease: when the lease ends.
    -- due_attempts failures since it last worked (for a leased row, the attempt under way included)
    -- due_fence    rises with each claim; who claimed with a lower one can record nothing any more
    -- due_error    why it failed last
    -- due_dead_at  when it was laid aside, to be replayed by hand
    -- due_put_away whether, laid aside, it was taken off the list of what is to be mended
    execute format('alter table %s
        add column due_at       timestamptz,
        add column due_attempts int not null default 0,
        add column due_fence    bigint not null default 0,
        add column due_error    text,
        add column due_dead_at  timestamptz,
        add column due_put_away boolean     not null default false', work_table);
    execute format('create index %I on %s (store_id, due_at, id) where due_at is not null', bare || '_due', work_table);
    execute format('create index %I on %s (store_id, due_put_away, due_dead_at, id) where due_dead_at is not null',
        bare || '_dead', work_table);
    -- Few, and an erasure looks through their texts.
    execute format('create index %I on %s (store_id, id) where due_error is not null', bare || '_error', work_table);
    execute format('create policy finder on %s for select to grapevine_finder using (true)', work_table);
    execute format('grant select (store_id, due_at) on %s to grapevine_finder', work_table);
    execute format('grant update (due_at, due_attempts, due_fence, due_error, due_dead_at, due_put_away)
        on %s to grapevine_app', work_table);
    -- Each row worked on leaves a dead entry at the front of the index, which every look has to step over until vacuum
    -- comes; the default waits for a fifth of the table. (A partitioned table's partitions are set one by one.)
    if (select relkind from pg_class where oid = work_table) <> 'p' then
        execute format('alter table %s set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000)',
            work_table);
    end if;
end $$;

revoke all on procedure carry_work(regclass) from public;
