-- The tenant: a store, its team, its API keys, and what was done to them.

-- A reference table: which store a public address means. Small, read before the store is known, and public anyway.
create table store_slug (
    slug     text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 40),
    store_id uuid not null
);
grant select, insert on store_slug to grapevine_app;

create table store (
    store_id      uuid primary key,
    slug          text        not null,
    name          text        not null check (length(name) between 1 and 100),
    currency      text        not null check (currency ~ '^[A-Z]{3}$'),
    time_zone     text        not null,
    languages     text[]      not null check (cardinality(languages) >= 1),
    brand         jsonb       not null,
    websites      text[]      not null,
    sender_email  text,
    sender_postal text        not null,
    created_at    timestamptz not null
);
alter table store enable row level security;
alter table store force row level security;
create policy tenant on store using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on store to grapevine_app;
grant update (name, time_zone, languages, brand, websites, sender_email, sender_postal) on store to grapevine_app;

create table teammate (
    store_id        uuid        not null,
    id              uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    email           text        not null,
    email_canonical text        not null,
    role            text        not null check (role in ('owner', 'manager', 'analyst')),
    state           text        not null check (state in ('active', 'disabled')),
    password_hash   text        not null,
    created_at      timestamptz not null,
    primary key (store_id, id),
    unique (store_id, email_canonical)
);
alter table teammate enable row level security;
alter table teammate force row level security;
create policy tenant on teammate using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on teammate to grapevine_app;
grant update (name, role, state, password_hash) on teammate to grapevine_app;

-- A reference table: in which stores a person may sign in, found before the store is known. It holds no address: the key
-- is an HMAC of the canonical e-mail address under a key derived from the installation's.
create table teammate_store (
    email_key bytea not null check (length(email_key) = 32),
    store_id  uuid  not null,
    primary key (email_key, store_id)
);
grant select, insert, delete on teammate_store to grapevine_app;

create table api_key (
    store_id     uuid        not null,
    id           uuid        not null,
    kind         text        not null check (kind in ('secret', 'publishable')),
    mark         text        not null check (length(mark) = 6),
    hash         bytea       not null check (length(hash) = 32),
    name         text        not null check (length(name) between 1 and 100),
    scopes       text[]      not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    primary key (store_id, id),
    unique (store_id, hash)
);
create index on api_key (store_id, mark);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy tenant on api_key using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on api_key to grapevine_app;
grant update (last_used_at, revoked_at) on api_key to grapevine_app;

-- Only ever added to: the application's role can neither change nor delete what was written.
create table audit_entry (
    store_id   uuid        not null,
    id         uuid        not null,
    actor_kind text        not null check (actor_kind in ('teammate', 'api_key', 'system')),
    actor_id   uuid,
    actor_name text        not null,
    action     text        not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    subject    text        not null,
    before     jsonb,
    after      jsonb,
    request_id text,
    at         timestamptz not null,
    primary key (store_id, id)
);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on audit_entry to grapevine_app;
