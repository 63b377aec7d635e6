-- What each side of a referral is owed, how it comes, and what was taken back.

-- One row a program. Whoever gives, releases or takes back rewards of a program holds it, so that caps, budgets and the
-- counting of friends see what the one before has done.
create table reward_book (
    store_id   uuid not null,
    program_id uuid not null,
    primary key (store_id, program_id)
);
alter table reward_book enable row level security;
alter table reward_book force row level security;
create policy tenant on reward_book using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on reward_book to grapevine_app;
-- Locking a row for update takes the right to update one of its columns.
grant update (program_id) on reward_book to grapevine_app;

-- order_* is how the order stood when the reward was last worked out: what percentages are taken of, what refunds are measured
-- by, and how much went back.
-- options are what it can come as, each with its amount; kind is the one it comes as, null while that is not decided. Until
-- then unit and amount are those of the option worth most, which the pending posting holds.
create table reward (
    store_id     uuid        not null,
    id           uuid        not null,
    program_id   uuid        not null,
    referral_id  uuid        not null,
    order_id     uuid        not null,
    order_currency text      not null,
    order_base   bigint      not null check (order_base >= 0),
    order_total  bigint      not null check (order_total >= 0),
    order_refunded bigint    not null check (order_refunded between 0 and order_total),
    side         text        not null check (side in ('advocate', 'friend')),
    rule         text        not null check (rule in ('each_friend', 'every_nth', 'friend_reward')),
    step         int         not null check (step >= 1),
    recipient_id uuid        not null,
    state        text        not null check (state in ('counted', 'pending', 'awaiting_choice', 'due', 'issued', 'redeemed',
        'expired', 'awaiting_details', 'payable', 'paid', 'donated', 'awaiting_fulfilment', 'fulfilled', 'voided', 'reversed')),
    number       int         not null check (number >= 0),
    every        int check (every >= 2),
    because      text        not null,
    because_args jsonb       not null,
    options      jsonb       not null,
    kind         text,
    unit         text,
    amount       bigint      not null default 0 check (amount >= 0),
    reversed     bigint      not null default 0 check (reversed >= 0 and reversed <= amount),
    remaining    bigint      not null generated always as (amount - reversed) stored,
    charity      text,
    posting_key  text,
    code         text,
    ended        text,
    earned_at    timestamptz not null,
    created_at   timestamptz not null,
    released_at  timestamptz,
    issued_at    timestamptz,
    expires_at   timestamptz,
    redeemed_at  timestamptz,
    revoked_at   timestamptz,
    ended_at     timestamptz,
    primary key (store_id, id),
    unique (store_id, program_id, referral_id, side, rule, step),
    check ((unit is null) = (amount = 0)),
    check ((rule = 'every_nth') = (every is not null))
);
create index reward_of_referral on reward (store_id, referral_id);
create index reward_of_recipient on reward (store_id, recipient_id, id desc);
create index reward_of_program on reward (store_id, program_id, recipient_id, earned_at) include (rule, state);
create index reward_by_state on reward (store_id, state, id desc);
-- What is to be paid, by size: few rows, and none on the way of an order. By a column, because under row level security a
-- subtraction, which may overflow, looks no index up.
create index reward_payable_by_size on reward (store_id, remaining, id) where state = 'payable';
-- What charities hold, among the accounts of everybody.
create index account_of_charity on account (store_id, id) where name like 'charity:%';
create unique index reward_by_code on reward (store_id, replace(code, '-', '')) where code is not null;
alter table reward enable row level security;
alter table reward force row level security;
create policy tenant on reward using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on reward to grapevine_app;
grant update (order_currency, order_base, order_total, order_refunded, because, because_args, options,
    state, kind, unit, amount, reversed, charity, posting_key, code, ended, released_at, issued_at, expires_at,
    redeemed_at, revoked_at, ended_at) on reward to grapevine_app;
call carry_work('reward');

-- The coupons of a shop that has no coupons of its own and asks here. code is canonical, shown as people read it.
create table coupon_pool (
    store_id     uuid        not null,
    code         text        not null check (length(code) between 1 and 60),
    shown        text        not null,
    kind         text        not null check (kind in ('fixed', 'percent', 'free_shipping', 'free_product')),
    unit         text,
    amount       bigint check (amount > 0),
    percent      int check (percent between 1 and 10000),
    product_id   text,
    product_name text,
    minimum      bigint      not null default 0 check (minimum >= 0),
    single_use   boolean     not null,
    state        text        not null check (state in ('issued', 'redeemed', 'revoked')),
    issued_at    timestamptz not null,
    expires_at   timestamptz,
    redeemed_at  timestamptz,
    redeemed_by  text,
    revoked_at   timestamptz,
    primary key (store_id, code)
);
alter table coupon_pool enable row level security;
alter table coupon_pool force row level security;
create policy tenant on coupon_pool using (store_id = app_store()) with check (store_id = app_store());
grant select, insert on coupon_pool to grapevine_app;
grant update (kind, unit, amount, percent, product_id, product_name, minimum, expires_at, state, redeemed_at, redeemed_by,
    revoked_at) on coupon_pool to grapevine_app;

-- Where somebody's cash goes, sealed for the store.
create table payee (
    store_id    uuid        not null,
    customer_id uuid        not null,
    details     bytea       not null,
    at          timestamptz not null,
    primary key (store_id, customer_id)
);
alter table payee enable row level security;
alter table payee force row level security;
create policy tenant on payee using (store_id = app_store()) with check (store_id = app_store());
grant select, insert, update, delete on payee to grapevine_app;
