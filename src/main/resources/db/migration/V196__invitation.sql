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
