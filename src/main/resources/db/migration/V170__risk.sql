-- What the fraud rules made of each referral.

create table verdict (
    store_id    uuid        not null,
    referral_id uuid        not null,
    outcome     text        not null check (outcome in ('clear', 'suspicious', 'rejected')),
    at          timestamptz not null,
    primary key (store_id, referral_id),
    foreign key (store_id, referral_id) references referral (store_id, id)
);
alter table verdict enable row level security;
alter table verdict force row level security;
create policy tenant on verdict using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on verdict to grapevine_app;
grant update (outcome, at) on verdict to grapevine_app;

create table verdict_signal (
    store_id    uuid  not null,
    referral_id uuid  not null,
    key         text  not null,
    weight      int   not null check (weight > 0),
    args        jsonb not null,
    primary key (store_id, referral_id, key),
    foreign key (store_id, referral_id) references verdict (store_id, referral_id)
);
alter table verdict_signal enable row level security;
alter table verdict_signal force row level security;
create policy tenant on verdict_signal using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on verdict_signal to grapevine_app;
grant update (weight, args) on verdict_signal to grapevine_app;
