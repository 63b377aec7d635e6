-- The way into the corner. Of what lets in only hashes are kept.

create table corner_link (
    store_id   uuid        not null,
    hash       bytea       not null check (length(hash) = 32),
    email      text        not null,
    mailbox    text        not null,
    first_name text,
    consent    boolean     not null,
    language   text        not null,
    network    text,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    primary key (store_id, hash)
);
create index on corner_link (store_id, mailbox, made_at);
create index on corner_link (store_id, network, made_at) where network is not null;
create index on corner_link (store_id, made_at);
alter table corner_link enable row level security;
alter table corner_link force row level security;
create policy tenant on corner_link using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on corner_link to grapevine_app;
grant update (used_at) on corner_link to grapevine_app;

create table corner_session (
    store_id    uuid        not null,
    hash        bytea       not null check (length(hash) = 32),
    customer_id uuid        not null,
    began_at    timestamptz not null,
    expires_at  timestamptz not null,
    primary key (store_id, hash)
);
create index on corner_session (store_id, customer_id);
alter table corner_session enable row level security;
alter table corner_session force row level security;
create policy tenant on corner_session using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on corner_session to grapevine_app;

-- From which networks somebody came into her corner, as fingerprints: a friend who buys from one of them may be herself.
create table corner_network (
    store_id    uuid        not null,
    customer_id uuid        not null,
    network     text        not null,
    seen_at     timestamptz not null,
    primary key (store_id, customer_id, network)
);
create index on corner_network (store_id, seen_at);
alter table corner_network enable row level security;
alter table corner_network force row level security;
create policy tenant on corner_network using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on corner_network to grapevine_app;
grant update (seen_at) on corner_network to grapevine_app;

-- Who wants to be forgotten: due until it is done. What stays is that it was asked for and done.
create table erasure_request (
    store_id    uuid        not null,
    id          uuid        not null,
    customer_id uuid        not null,
    at          timestamptz not null,
    done_at     timestamptz,
    primary key (store_id, customer_id),
    unique (store_id, id),
    foreign key (store_id, customer_id) references customer (store_id, id)
);
alter table erasure_request enable row level security;
alter table erasure_request force row level security;
create policy tenant on erasure_request using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on erasure_request to grapevine_app;
grant update (done_at) on erasure_request to grapevine_app;
call carry_work('erasure_request');
