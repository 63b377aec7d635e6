-- The store's words, kept raw until worked on, and the orders and refunds they tell of.

-- What a shop has told, durable before it is answered. Erasure and retention clear the bodies.
create table inbox (
    store_id    uuid        not null,
    id          uuid        not null,
    source      text        not null check (length(source) between 1 and 60),
    event_key   text        not null check (length(event_key) between 1 and 300),
    kind        text        not null check (kind in ('order', 'history', 'refund')),
    subject     text,
    body        text        not null,
    received_at timestamptz not null,
    done_at     timestamptz,
    primary key (store_id, id),
    unique (store_id, source, event_key)
);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy tenant on inbox using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on inbox to grapevine_app;
grant update (body, done_at) on inbox to grapevine_app;
call carry_work('inbox');
-- What was told of an order: whether it is on its way, and which words go when its buyer is erased.
create index on inbox (store_id, subject);

create table shop_order (
    store_id             uuid        not null,
    id                   uuid        not null,
    external_id          text        not null,
    number               text,
    customer_id          uuid        not null,
    placed_at            timestamptz not null,
    state                text        not null check (state in ('placed', 'paid', 'fulfilled', 'delivered', 'cancelled')),
    paid_at              timestamptz,
    fulfilled_at         timestamptz,
    delivered_at         timestamptz,
    cancelled_at         timestamptz,
    updated_at           timestamptz,
    currency             text        not null check (currency ~ '^[A-Z]{3}$'),
    subtotal             bigint      check (subtotal >= 0),
    discount             bigint      check (discount >= 0),
    shipping             bigint      check (shipping >= 0),
    tax                  bigint      check (tax >= 0),
    total                bigint      not null check (total >= 0),
    refunded             bigint      not null check (refunded between 0 and total),
    coupon_codes         text[]      not null,
    visit_token          text,
    tags                 text[]      not null,
    locale               text,
    buyer_external_id    text,
    buyer_email          text,
    buyer_mailbox        text, -- the canonical address
    buyer_phone          text,
    accepts_marketing    boolean,
    orders_before        int         check (orders_before >= 0),
    network              text,
    device               text,
    shipping_address     text,
    payment              text,
    user_agent           text,
    history              boolean     not null,
    said                 jsonb       not null, -- the words it is made of, by which later ones are measured
    recorded_at          timestamptz not null,
    primary key (store_id, id),
    unique (store_id, external_id),
    foreign key (store_id, customer_id) references customer (store_id, id) deferrable initially deferred
);
create index on shop_order (store_id, placed_at, id);
create index on shop_order (store_id, customer_id, placed_at);
create index on shop_order (store_id, number) where number is not null;
create index on shop_order (store_id, buyer_external_id, placed_at) where buyer_external_id is not null;
create index on shop_order (store_id, buyer_mailbox, placed_at) where buyer_mailbox is not null;
create index on shop_order (store_id, buyer_phone, placed_at) where buyer_phone is not null;
alter table shop_order enable row level security;
alter table shop_order force row level security;
create policy tenant on shop_order using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, update on shop_order to grapevine_app;
call carry_work('shop_order');

-- Named by the order's external id, because a refund may be told before its order. A refund counts in the order's currency; one
-- that was told in another is kept beside it, so that either may come first.
create table refund (
    store_id          uuid        not null,
    id                uuid        not null,
    order_external_id text        not null,
    external_id       text        not null,
    currency          text        not null check (currency ~ '^[A-Z]{3}$'),
    amount            bigint      not null check (amount > 0),
    at                timestamptz not null,
    recorded_at       timestamptz not null,
    primary key (store_id, id),
    unique (store_id, order_external_id, external_id, currency)
);
alter table refund enable row level security;
alter table refund force row level security;
create policy tenant on refund using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, delete on refund to grapevine_app;
grant update (amount, at) on refund to grapevine_app;

-- Codes that named somebody who was erased, as a keyed fingerprint, and what stands in their place: a shop goes on telling
-- of orders in which they were typed.
create table renamed_code (
    store_id    uuid not null,
    fingerprint text not null,
    display     text not null,
    primary key (store_id, fingerprint)
);
alter table renamed_code enable row level security;
alter table renamed_code force row level security;
create policy tenant on renamed_code using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on renamed_code to grapevine_app;
