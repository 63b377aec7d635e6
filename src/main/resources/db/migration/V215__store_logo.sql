-- The picture of a store that uploaded one: small, as pages and mails show it.
create table store_logo (
    store_id uuid primary key,
    hash     text        not null check (hash ~ '^[0-9a-f]{32}$'),
    width    int         not null check (width between 1 and 640),
    height   int         not null check (height between 1 and 88),
    needs    text        not null check (needs in ('any', 'light', 'dark')),
    png      bytea       not null check (length(png) <= 524288),
    at       timestamptz not null
);
alter table store_logo enable row level security;
alter table store_logo force row level security;
create policy tenant on store_logo using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on store_logo to grapevine_app;
grant update (hash, width, height, needs, png, at) on store_logo to grapevine_app;
