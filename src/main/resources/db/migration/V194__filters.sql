-- By what the API's lists are filtered, newest first.

create index segment_of on segment_member (store_id, segment, customer_id);
create index advocate_by_state on advocate (store_id, state, id);
create index reward_by_kind on reward (store_id, kind, id desc) where kind is not null;
