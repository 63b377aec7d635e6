-- Customers who recommend.

create table advocate (
    store_id            uuid        not null,
    id                  uuid        not null,
    customer_id         uuid        not null,
    state               text        not null check (state in ('waiting', 'active', 'banned')),
    link_token          text        not null check (link_token ~ '^[0-9a-z]{10}$'),
    locale              text,
    source              text        not null
        check (source in ('sign_up', 'invitation', 'order', 'api', 'import', 'teammate')),
    enrolled_at         timestamptz not null,
    came_at             timestamptz, -- into her corner, the first time
    preference_kind     text,
    preference_charity  text,
    preference_for_good boolean     not null default false,
    primary key (store_id, id),
    unique (store_id, customer_id),
    unique (store_id, link_token),
    foreign key (store_id, customer_id) references customer (store_id, id),
    check ((preference_kind is not distinct from 'donation') = (preference_charity is not null))
);
create index on advocate (store_id, id desc) where state = 'waiting';
alter table advocate enable row level security;
alter table advocate force row level security;
create policy tenant on advocate using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on advocate to grapevine_app;
grant update (state, locale, came_at, preference_kind, preference_charity, preference_for_good) on advocate to grapevine_app;
