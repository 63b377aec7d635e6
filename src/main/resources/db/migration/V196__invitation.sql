-- When the next of a store's many invitations may leave, so that those of several calls leave one after the other.

create table invitation_queue (
    store_id uuid        not null,
    free_at  timestamptz not null,
    primary key (store_id)
);
alter table invitation_queue enable row level security;
alter table invitation_queue force row level security;
create policy tenant on invitation_queue using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on invitation_queue to grapevine_app;
grant update (free_at) on invitation_queue to grapevine_app;

-- Whom a teammate was shown and has not said yes to yet: sealed, and deleted with the yes or an hour later.
create table invitation_file (
    store_id    uuid  not null,
    id          uuid  not null,
    teammate_id uuid  not null,
    people      bytea not null,
    letters     int   not null check (letters >= 0),
    per_hour    int   not null check (per_hour > 0),
    primary key (store_id, id),
    foreign key (store_id, teammate_id) references teammate (store_id, id)
);
create index on invitation_file (store_id, teammate_id);
alter table invitation_file enable row level security;
alter table invitation_file force row level security;
create policy tenant on invitation_file using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on invitation_file to grapevine_app;
call carry_work('invitation_file');
