-- Teammates who are signed in to the dashboard (docs/adr/0008-dashboard-sessions.md).

-- token_hash is SHA-256 of what the browser's cookie holds; the token itself is nowhere.
create table dashboard_session (
    store_id    uuid        not null,
    token_hash  bytea       not null check (length(token_hash) = 32),
    teammate_id uuid        not null,
    begun_at    timestamptz not null,
    seen_at     timestamptz not null,
    primary key (store_id, token_hash),
    foreign key (store_id, teammate_id) references teammate (store_id, id)
);
create index on dashboard_session (store_id, seen_at);
alter table dashboard_session enable row level security;
alter table dashboard_session force row level security;
create policy tenant on dashboard_session using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on dashboard_session to grapevine_app;
grant update (seen_at) on dashboard_session to grapevine_app;
