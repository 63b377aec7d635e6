-- Answers to writes that carried an Idempotency-Key, kept to be given again. A row is written in the transaction of the
-- change that it answers for, so there is an answer exactly where there is a change.

create table idempotency (
    store_id    uuid not null,
    -- A fingerprint of the caller's, who may make his of anything, a person's address included.
    key         text not null check (length(key) between 1 and 255),
    -- SHA-256 of method, path, query and body: the same key with another request is a mistake of the caller.
    request     bytea not null,
    status      int not null,
    headers     jsonb not null,
    body        bytea not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    primary key (store_id, key)
);

create index idempotency_expiry on idempotency (store_id, expires_at);

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy tenant on idempotency
    using (store_id = app_store())
    with check (store_id = app_store());

-- An answer is never changed, but its words go when a person is erased; expires_at is for locking rows that are about to
-- be deleted.
grant select, insert, delete, update (headers, body, expires_at) on idempotency to grapevine_app;

-- Whom an answer names, by the ids that stand in it: the answer itself is sealed and can't be searched.
create table idempotency_person (
    store_id  uuid not null,
    person    uuid not null, -- a customer or an advocate
    key       text not null,
    primary key (store_id, person, key),
    foreign key (store_id, key) references idempotency (store_id, key) on delete cascade
);
create index on idempotency_person (store_id, key);
alter table idempotency_person enable row level security;
alter table idempotency_person force row level security;
create policy tenant on idempotency_person using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on idempotency_person to grapevine_app;
