-- A store's promise, and every version of its terms.

create table program (
    store_id   uuid        not null,
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 100),
    state      text        not null check (state in ('draft', 'live', 'paused', 'stopped')),
    version    int         not null check (version >= 1),
    starts_at  timestamptz,
    ends_at    timestamptz,
    live_at    timestamptz,
    created_at timestamptz not null,
    primary key (store_id, id),
    check (starts_at is null or ends_at is null or starts_at < ends_at),
    check (state in ('draft', 'stopped') or live_at is not null)
);
create index on program (store_id, live_at desc, id desc) where state = 'live';
alter table program enable row level security;
alter table program force row level security;
create policy tenant on program using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on program to grapevine_app;
grant update (name, state, version, starts_at, ends_at, live_at) on program to grapevine_app;

-- The stretches in which a program was live: a code that is typed counts where its order was placed in one of them.
create table program_live (
    store_id   uuid        not null,
    program_id uuid        not null,
    began_at   timestamptz not null,
    ended_at   timestamptz,
    primary key (store_id, program_id, began_at),
    foreign key (store_id, program_id) references program (store_id, id)
);
alter table program_live enable row level security;
alter table program_live force row level security;
create policy tenant on program_live using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on program_live to grapevine_app;
grant update (ended_at) on program_live to grapevine_app;

-- Only ever added to: what was promised stays readable as it was.
create table program_terms (
    store_id   uuid        not null,
    program_id uuid        not null,
    version    int         not null check (version >= 1),
    currency   text        not null check (currency ~ '^[A-Z]{3}$'),
    terms      jsonb       not null,
    at         timestamptz not null,
    primary key (store_id, program_id, version),
    foreign key (store_id, program_id) references program (store_id, id)
);
alter table program_terms enable row level security;
alter table program_terms force row level security;
create policy tenant on program_terms using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on program_terms to grapevine_app;
