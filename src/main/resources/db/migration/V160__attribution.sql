-- Who sent a purchase, why, and what became of it.

create table attribution (
    store_id        uuid        not null,
    order_id        uuid        not null,
    reason          text, -- why to nobody; null where it is put down to the advocate
    args            jsonb       not null,
    advocate_id     uuid, -- also where the order was found not to count: whose recommendation it was
    program_id      uuid,
    program_version int,
    decided_at      timestamptz not null,
    primary key (store_id, order_id),
    foreign key (store_id, order_id) references shop_order (store_id, id),
    foreign key (store_id, advocate_id) references advocate (store_id, id),
    foreign key (store_id, program_id) references program (store_id, id),
    check ((advocate_id is null) = (program_id is null) and (advocate_id is null) = (program_version is null)),
    check (reason is not null or advocate_id is not null)
);
alter table attribution enable row level security;
alter table attribution force row level security;
create policy tenant on attribution using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on attribution to grapevine_app;
grant update (reason, args, advocate_id, program_id, program_version, decided_at) on attribution to grapevine_app;

create table evidence (
    store_id    uuid        not null,
    order_id    uuid        not null,
    n           int         not null check (n >= 1), -- strongest first
    kind        text        not null check (kind in ('tie', 'claimed_coupon', 'advocate_code', 'claim', 'visit')),
    strength    int         not null,
    advocate_id uuid        not null,
    program_id  uuid        not null,
    seen_at     timestamptz not null,
    good_until  timestamptz,
    source      text        not null,
    aside       text, -- why it was set aside; null for the one that decided
    args        jsonb       not null,
    primary key (store_id, order_id, n),
    foreign key (store_id, order_id) references attribution (store_id, order_id) on delete cascade
);
alter table evidence enable row level security;
alter table evidence force row level security;
create policy tenant on evidence using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on evidence to grapevine_app;

-- What a teammate knows and no visit, claim or code tells.
create table tie (
    store_id    uuid        not null,
    order_id    uuid        not null,
    advocate_id uuid        not null,
    program_id  uuid        not null,
    note        text        not null check (length(note) between 1 and 1000),
    made_by     text        not null,
    at          timestamptz not null,
    primary key (store_id, order_id),
    foreign key (store_id, order_id) references shop_order (store_id, id),
    foreign key (store_id, advocate_id) references advocate (store_id, id),
    foreign key (store_id, program_id) references program (store_id, id)
);
alter table tie enable row level security;
alter table tie force row level security;
create policy tenant on tie using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on tie to grapevine_app;
grant update (advocate_id, program_id, note, made_by, at) on tie to grapevine_app;

create table referral (
    store_id           uuid        not null,
    id                 uuid        not null,
    program_id         uuid        not null,
    program_version    int         not null,
    advocate_id        uuid        not null,
    friend_customer_id uuid        not null,
    order_id           uuid        not null,
    state              text        not null check (state in ('purchased', 'in_review', 'held', 'approved', 'rewarded',
                                                             'returned', 'rejected', 'disqualified', 'expired')),
    reason             text,
    args               jsonb       not null,
    decider            text        not null, -- attribution, risk, journey, teammate, api_key, system
    decider_name       text,
    note               text,
    purchased_at       timestamptz not null,
    review_ends_at     timestamptz,
    held_at            timestamptz,
    cleared_at         timestamptz, -- when a person let it pass
    approved_at        timestamptz,
    rewarded_at        timestamptz,
    ended_at           timestamptz,
    changed_at         timestamptz not null,
    primary key (store_id, id),
    unique (store_id, order_id),
    foreign key (store_id, program_id) references program (store_id, id),
    foreign key (store_id, advocate_id) references advocate (store_id, id),
    foreign key (store_id, friend_customer_id) references customer (store_id, id),
    foreign key (store_id, order_id) references shop_order (store_id, id)
);
create index on referral (store_id, purchased_at, id);
create index on referral (store_id, state, purchased_at, id);
create index on referral (store_id, advocate_id, purchased_at, id);
create index on referral (store_id, friend_customer_id, purchased_at, id);
create index on referral (store_id, held_at, id) where state = 'held';
alter table referral enable row level security;
alter table referral force row level security;
create policy tenant on referral using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on referral to grapevine_app;
grant update (program_id, program_version, advocate_id, friend_customer_id, state, reason, args, decider, decider_name,
              note, purchased_at, review_ends_at, held_at, cleared_at, approved_at, rewarded_at, ended_at, changed_at)
    on referral to grapevine_app;
call carry_work('referral');

-- A referral's timeline, only added to; erasure takes a person's words out of it.
create table referral_event (
    store_id     uuid        not null,
    id           uuid        not null,
    referral_id  uuid        not null,
    at           timestamptz not null,
    what         text        not null,
    decider      text        not null,
    decider_name text,
    note         text,
    args         jsonb       not null,
    primary key (store_id, id),
    foreign key (store_id, referral_id) references referral (store_id, id)
);
create index on referral_event (store_id, referral_id, at, id);
alter table referral_event enable row level security;
alter table referral_event force row level security;
create policy tenant on referral_event using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on referral_event to grapevine_app;
grant update (note, args) on referral_event to grapevine_app;
