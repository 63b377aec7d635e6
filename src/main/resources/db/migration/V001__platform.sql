-- What every other step builds on: who the tenant is, and what the installation remembers of itself.

grant usage on schema public to grapevine_app, grapevine_finder;

-- The store that this transaction works for; null, and therefore nobody's, where none is set.
create function app_store() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('app.store_id', true), '')::uuid;

-- A reference table of one row.
create table installation (
    one       boolean primary key default true check (one),
    key_check text not null
);
