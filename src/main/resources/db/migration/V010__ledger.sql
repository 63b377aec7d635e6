-- Double entry. What happened is a posting of two or more entries that sum to zero in each unit; postings and entries are
-- only ever added. A balance is a cache of the sum of its account's entries, changed in the transaction that adds them.

create table account (
    store_id  uuid        not null,
    id        uuid        not null,
    name      text        not null check (length(name) between 1 and 200),
    unit      text        not null check (unit ~ '^([A-Z]{3}|COINS)$'),
    limited   boolean     not null,
    opened_at timestamptz not null,
    primary key (store_id, id),
    unique (store_id, name, unit)
);

-- stripe is the row of each open account's balance that this posting counts in; what follows it counts in the same one.
-- digest tells another use of the same key from a repetition.
create table posting (
    store_id   uuid        not null,
    id         uuid        not null,
    key        text        not null check (length(key) between 1 and 255),
    kind       text        not null check (kind in ('posted', 'pending', 'settled', 'voided', 'reversed')),
    of_posting uuid,
    stripe     smallint    not null check (stripe >= 0),
    lines      smallint    not null check (lines >= 2),
    digest     bytea       not null,
    at         timestamptz not null,
    memo       text check (length(memo) <= 500),
    primary key (store_id, id),
    unique (store_id, key),
    check ((kind in ('posted', 'pending')) = (of_posting is null))
);

-- At most one end of a pending posting.
create unique index posting_closes on posting (store_id, of_posting) where kind in ('settled', 'voided');
create index posting_reverses on posting (store_id, of_posting) where kind = 'reversed';

-- No foreign keys: their checks lock the rows they look at, and a busy store's one account for rewards would collect a
-- lock from every posting. The triggers below check the same and more, once a posting.
create table entry (
    store_id   uuid     not null,
    posting_id uuid     not null,
    line       smallint not null check (line >= 1),
    account_id uuid     not null,
    unit       text     not null,
    phase      text     not null check (phase in ('posted', 'incoming', 'outgoing')),
    amount     bigint   not null check (amount <> 0 and amount between -1000000000000000 and 1000000000000000),
    primary key (store_id, posting_id, line)
);

create index entry_of_account on entry (store_id, account_id, posting_id) include (amount) where phase = 'posted';

-- A limited account has the one stripe 0, so that two who spend from it wait for each other; an open account has several,
-- so that postings of a busy store do not. incoming is never negative and outgoing never positive; what may be spent is
-- posted + outgoing. Half of each page is left free, so that a changed row stays on it and no index needs to know.
create table balance (
    store_id   uuid     not null,
    account_id uuid     not null,
    stripe     smallint not null,
    posted     bigint   not null default 0,
    incoming   bigint   not null default 0 check (incoming >= 0),
    outgoing   bigint   not null default 0 check (outgoing <= 0),
    primary key (store_id, account_id, stripe),
    foreign key (store_id, account_id) references account (store_id, id)
) with (fillfactor = 50);

-- At commit: a posting has all its entries, in the units of their accounts, and they sum to zero in each unit.
create function posting_is_whole() returns trigger
    language plpgsql as
$$
declare
    added  bigint;
    zero   boolean;
    fits   boolean;
begin
    select sum(u.entries), bool_and(u.total = 0), bool_and(u.fits)
      into added, zero, fits
      from (select count(*) as entries, sum(e.amount) as total, bool_and(a.id is not null) as fits
              from entry e
              left join account a on a.store_id = e.store_id and a.id = e.account_id and a.unit = e.unit
             where e.store_id = new.store_id and e.posting_id = new.id
             group by e.unit) u;
    if added is distinct from new.lines then
        raise exception 'posting % has % of its % entries', new.id, coalesce(added, 0), new.lines
            using errcode = 'check_violation';
    end if;
    if not fits then
        raise exception 'posting % has an entry of no account in its unit', new.id using errcode = 'check_violation';
    end if;
    if not zero then
        raise exception 'posting % does not sum to zero', new.id using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create constraint trigger posting_is_whole after insert on posting
    deferrable initially deferred
    for each row execute function posting_is_whole();

-- A line's number lies within those its posting announced. A committed posting has used them all, so nothing can join it.
create function entry_belongs() returns trigger
    language plpgsql as
$$
begin
    -- One look by primary key an entry, whatever a planner without statistics would make of a join.
    if exists (select 1
                 from added e
                where e.line > coalesce((select p.lines from posting p
                                          where p.store_id = e.store_id and p.id = e.posting_id), 0)) then
        raise exception 'an entry belongs to no posting, or to one that is complete' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger entry_belongs after insert on entry
    referencing new table as added
    for each statement execute function entry_belongs();

alter table account enable row level security;
alter table account force row level security;
create policy tenant on account using (store_id = app_store()) with check (store_id = app_store());

alter table posting enable row level security;
alter table posting force row level security;
create policy tenant on posting using (store_id = app_store()) with check (store_id = app_store());

alter table entry enable row level security;
alter table entry force row level security;
create policy tenant on entry using (store_id = app_store()) with check (store_id = app_store());

alter table balance enable row level security;
alter table balance force row level security;
create policy tenant on balance using (store_id = app_store()) with check (store_id = app_store());

grant select, insert on account, posting, entry to grapevine_app;
grant select, insert, update (posted, incoming, outgoing) on balance to grapevine_app;
