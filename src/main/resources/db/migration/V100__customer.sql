-- The people a store knows, by what they can be recognised, and what they agreed to.

create table customer (
    store_id    uuid        not null,
    id          uuid        not null,
    external_id text,
    email       text,
    phone       text,
    first_name  text,
    last_name   text,
    locale      text,
    said_at     timestamptz not null, -- when the newest words about this person were said
    created_at  timestamptz not null,
    erased_at   timestamptz,
    primary key (store_id, id)
);
alter table customer enable row level security;
alter table customer force row level security;
create policy tenant on customer using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on customer to grapevine_app;
grant update (external_id, email, phone, first_name, last_name, locale, said_at, erased_at) on customer to grapevine_app;

-- Deferred, because who an identity belongs to is settled before the customer is written.
create table customer_identity (
    store_id    uuid        not null,
    kind        text        not null check (kind in ('external', 'email', 'phone')),
    value       text        not null,
    customer_id uuid        not null,
    seen_at     timestamptz not null,
    primary key (store_id, kind, value),
    foreign key (store_id, customer_id) references customer (store_id, id) deferrable initially deferred
);
create index on customer_identity (store_id, customer_id);
alter table customer_identity enable row level security;
alter table customer_identity force row level security;
create policy tenant on customer_identity using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on customer_identity to grapevine_app;
grant update (customer_id) on customer_identity to grapevine_app;

-- Only added to, so that it can be shown who agreed to what, when and where. The newest counts.
create table consent (
    store_id    uuid        not null,
    id          uuid        not null,
    customer_id uuid        not null,
    purpose     text        not null check (purpose in ('marketing', 'programme')),
    channel     text        not null check (channel in ('email', 'sms')),
    given       boolean     not null,
    source      text        not null check (length(source) between 1 and 300),
    at          timestamptz not null,
    primary key (store_id, id),
    unique (store_id, customer_id, purpose, channel, at, given),
    foreign key (store_id, customer_id) references customer (store_id, id) deferrable initially deferred
);
alter table consent enable row level security;
alter table consent force row level security;
create policy tenant on consent using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on consent to grapevine_app;
