-- Who belongs to which of the store's segments, as the shop says.
create table segment_member (
    store_id    uuid        not null,
    customer_id uuid        not null,
    segment     text        not null check (length(segment) between 1 and 100),
    at          timestamptz not null,
    primary key (store_id, customer_id, segment),
    foreign key (store_id, customer_id) references customer (store_id, id)
);
alter table segment_member enable row level security;
alter table segment_member force row level security;
create policy tenant on segment_member using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on segment_member to grapevine_app;
