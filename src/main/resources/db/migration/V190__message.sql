-- What is written to people: planned in the transaction of its cause, sent when due, and who is not written to any more.

create table message (
    store_id     uuid        not null,
    id           uuid        not null,
    kind         text        not null check (length(kind) between 1 and 40),
    dedupe_key   text        collate "C" not null check (length(dedupe_key) between 1 and 200), -- found by prefix too
    customer_id  uuid,
    address      text        not null, -- as it is written to
    mailbox      text        not null, -- canonical: by which what was written to her is found, also before she was known
    language     text        not null,
    model        text,       -- the values of the text, in JSON; null where sealed, and once a secret has gone
    sealed_model bytea,      -- the same for kinds that carry a secret
    state        text        not null check (state in ('planned', 'sending', 'sent', 'suppressed', 'cancelled', 'failed')),
    reason       text,       -- why suppressed, cancelled, failed or not sent yet
    planned_at   timestamptz not null,
    send_at      timestamptz not null,
    useless_at   timestamptz, -- from when on it is not worth sending
    ended_at     timestamptz, -- when it was sent, or when it was clear that it won't be
    carrier      text check (carrier in ('smtp', 'inbox')),
    subject      text,
    html         text,       -- kept only of what the built-in inbox shows
    plain        text,
    primary key (store_id, id),
    unique (store_id, dedupe_key)
);
alter table message enable row level security;
alter table message force row level security;
create policy tenant on message using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on message to grapevine_app;
grant update (address, model, sealed_model, state, reason, ended_at, carrier, subject, html, plain)
    on message to grapevine_app;
create index message_customer on message (store_id, customer_id, kind, id);
create index message_mailbox on message (store_id, mailbox, id);
create index message_by_kind on message (store_id, kind, id);
create index message_inbox on message (store_id, ended_at desc, id desc) where carrier = 'inbox';
call carry_work('message');
-- The log shows what was not sent, which is little.
create index message_stopped on message (store_id, id)
    where state in ('suppressed', 'cancelled', 'failed') or due_dead_at is not null;

-- Whose turn it is to plan what a person gets only once in a while: whoever is about to locks the row until it is done.
create table message_turn (
    store_id    uuid not null,
    customer_id uuid not null,
    kind        text not null,
    primary key (store_id, customer_id, kind)
) with (fillfactor = 50);
alter table message_turn enable row level security;
alter table message_turn force row level security;
create policy tenant on message_turn using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, update (kind), delete on message_turn to grapevine_app;

-- Who is not written to: a row a reason, so that one can go and another stay. No address stands here, so that rows outlive
-- the erasure of whoever objected.
create table suppression (
    store_id    uuid        not null,
    channel     text        not null check (channel in ('email')),
    fingerprint text        not null, -- of one mailbox, however it is written, under the installation's key
    reason      text        not null
                check (reason in ('no_invitations', 'unsubscribed', 'bounced', 'complained', 'blocked')),
    at          timestamptz not null,
    primary key (store_id, channel, fingerprint, reason)
);
alter table suppression enable row level security;
alter table suppression force row level security;
create policy tenant on suppression using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on suppression to grapevine_app;

-- The merchant's own texts; where there is none, Grapevine's.
create table template (
    store_id   uuid        not null,
    kind       text        not null,
    language   text        not null,
    subject    text        not null,
    preheader  text        not null,
    heading    text        not null,
    body       text        not null,
    button     text        not null,
    note       text        not null,
    changed_at timestamptz not null,
    primary key (store_id, kind, language)
);
alter table template enable row level security;
alter table template force row level security;
create policy tenant on template using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on template to grapevine_app;
grant update (subject, preheader, heading, body, button, note, changed_at) on template to grapevine_app;
