-- What travels from advocate to friend, and who came by it.

create table coupon_code (
    store_id    uuid        not null,
    id          uuid        not null,
    code        text        not null, -- canonical: capitals, no dashes, no look-alikes
    display     text        not null,
    kind        text        not null check (kind in ('advocate', 'friend')),
    advocate_id uuid        not null,
    program_id  uuid        not null,
    visit_id    uuid,
    holder      text, -- whose it is: an address or number in its canonical form
    minted_at   timestamptz not null,
    expires_at  timestamptz,
    retired_at  timestamptz,
    primary key (store_id, code),
    unique (store_id, id),
    foreign key (store_id, advocate_id) references advocate (store_id, id),
    foreign key (store_id, program_id) references program (store_id, id),
    check (kind = 'friend' or (visit_id is null and holder is null))
);
-- One code for one purpose: whoever asks at the same moment gets the same.
create unique index on coupon_code (store_id, program_id, advocate_id) where kind = 'advocate' and retired_at is null;
create unique index on coupon_code (store_id, visit_id) where visit_id is not null and retired_at is null;
create unique index on coupon_code (store_id, program_id, holder) where holder is not null and retired_at is null;
-- Which codes are whose, for her erasure; those that ended are in none of the others.
create index on coupon_code (store_id, holder) where holder is not null;
alter table coupon_code enable row level security;
alter table coupon_code force row level security;
create policy tenant on coupon_code using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on coupon_code to grapevine_app;
grant update (retired_at, holder) on coupon_code to grapevine_app;
-- A friend's code is due until the shop's coupons know it.
call carry_work('coupon_code');

create table code_use (
    store_id uuid        not null,
    code     text        not null,
    order_id uuid        not null,
    at       timestamptz not null,
    primary key (store_id, code, order_id),
    foreign key (store_id, code) references coupon_code (store_id, code)
);
alter table code_use enable row level security;
alter table code_use force row level security;
create policy tenant on code_use using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on code_use to grapevine_app;

create table share (
    store_id    uuid        not null,
    id          uuid        not null,
    advocate_id uuid        not null,
    channel     text        not null,
    at          timestamptz not null,
    primary key (store_id, id),
    foreign key (store_id, advocate_id) references advocate (store_id, id)
);
create index on share (store_id, advocate_id, at);
alter table share enable row level security;
alter table share force row level security;
create policy tenant on share using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on share to grapevine_app;

-- No foreign keys: a visit is written in the click, its advocate and program are read in the same statement, and neither
-- is ever deleted.
create table visit (
    store_id    uuid        not null,
    id          uuid        not null,
    secret      bytea       not null check (length(secret) = 12),
    advocate_id uuid        not null,
    program_id  uuid        not null,
    at          timestamptz not null,
    traffic     text        not null check (traffic in ('person', 'preview', 'scanner', 'crawler', 'prefetch')),
    channel     text,
    network     text,
    device      text,
    user_agent  text,
    primary key (store_id, id)
);
create index on visit (store_id, advocate_id, at) where traffic = 'person';
alter table visit enable row level security;
alter table visit force row level security;
create policy tenant on visit using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on visit to grapevine_app;
