-- Friends' requests for the offer.

create table claim (
    store_id    uuid        not null,
    id          uuid        not null,
    kind        text        not null check (kind in ('opened', 'email', 'mobile')),
    program_id  uuid        not null,
    advocate_id uuid        not null,
    visit_id    uuid,
    customer_id uuid,
    contact     text, -- an e-mail address in its canonical form, or a number in that of E.164
    first_name  text,
    code        text        not null,
    consent     boolean     not null,
    network     text,
    at          timestamptz not null,
    primary key (store_id, id),
    foreign key (store_id, program_id) references program (store_id, id),
    foreign key (store_id, advocate_id) references advocate (store_id, id),
    foreign key (store_id, customer_id) references customer (store_id, id),
    foreign key (store_id, code) references coupon_code (store_id, code),
    check (kind <> 'opened' or (visit_id is not null and contact is null and customer_id is null))
);
-- The same request again is no other claim; a new code, when the old has expired, is.
create unique index on claim (store_id, visit_id, code) where kind = 'opened';
create unique index on claim (store_id, contact, program_id, advocate_id, code) where kind <> 'opened';
create index on claim (store_id, contact, at) where contact is not null;
create index on claim (store_id, code);
create index on claim (store_id, advocate_id, id);
create index on claim (store_id, customer_id) where customer_id is not null;
create index on claim (store_id, network, at) where network is not null and contact is not null;
alter table claim enable row level security;
alter table claim force row level security;
create policy tenant on claim using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on claim to grapevine_app;
