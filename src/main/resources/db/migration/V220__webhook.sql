-- What happened in a store, for its own software: kept for those who ask, and delivered to the addresses it named.

create table event (
    store_id    uuid        not null,
    id          uuid        not null,
    type        text        collate "C" not null check (length(type) between 1 and 40),
    about       text        collate "C" not null, -- the id outside of what it happened to
    data        jsonb       not null, -- that thing as the API showed it
    happened_at timestamptz not null,
    primary key (store_id, id)
);
alter table event enable row level security;
alter table event force row level security;
create policy tenant on event using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on event to grapevine_app;
grant update (data) on event to grapevine_app;
create index event_type on event (store_id, type, id);
-- Due when it has been kept long enough.
call carry_work('event');

-- Whom an event names, by the ids that stand in it: to find what is known of a person without reading all events. Written
-- and forgotten with it; no foreign key, which would look each row up again on the way of an order.
create table event_person (
    store_id uuid not null,
    person   uuid not null, -- a customer or an advocate
    event_id uuid not null,
    primary key (store_id, person, event_id)
);
create index on event_person (store_id, event_id);
alter table event_person enable row level security;
alter table event_person force row level security;
create policy tenant on event_person using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on event_person to grapevine_app;

create table webhook_endpoint (
    store_id      uuid        not null,
    id            uuid        not null,
    url           text        not null check (length(url) between 1 and 2000),
    description   text        check (length(description) <= 200),
    types         text[],     -- null: all, also those that later versions add
    state         text        not null check (state in ('enabled', 'disabled')),
    disabled_why  text        check (disabled_why in ('gone', 'failing', 'by_hand')),
    secret        bytea       not null, -- sealed
    secret_before bytea,      -- sealed; signs too until before_until
    before_until  timestamptz,
    failing_since timestamptz, -- no delivery has arrived since then, and one was tried
    created_at    timestamptz not null,
    primary key (store_id, id),
    check ((state = 'disabled') = (disabled_why is not null)),
    check ((secret_before is null) = (before_until is null))
);
alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
create policy tenant on webhook_endpoint using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on webhook_endpoint to grapevine_app;
grant update (url, description, types, state, disabled_why, secret, secret_before, before_until, failing_since)
    on webhook_endpoint to grapevine_app;

-- An event on its way to an endpoint.
create table webhook_delivery (
    store_id    uuid        not null,
    id          uuid        not null,
    endpoint_id uuid        not null,
    event_id    uuid        not null,
    state       text        not null check (state in ('pending', 'delivered', 'cancelled')),
    attempts    jsonb       not null default '[]', -- oldest first: when, status, milliseconds, answer, error
    ended_at    timestamptz,
    primary key (store_id, id),
    unique (store_id, endpoint_id, event_id),
    foreign key (store_id, endpoint_id) references webhook_endpoint (store_id, id) on delete cascade,
    foreign key (store_id, event_id) references event (store_id, id) on delete cascade
);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant on webhook_delivery using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on webhook_delivery to grapevine_app;
grant update (state, attempts, ended_at) on webhook_delivery to grapevine_app;
create index webhook_delivery_event on webhook_delivery (store_id, event_id);
call carry_work('webhook_delivery');
