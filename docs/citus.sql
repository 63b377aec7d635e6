-- Spreads a Grapevine database over the machines of a Citus cluster, by store. Run it once on the coordinator, after
-- Grapevine has made its schema and before it holds much; see docs/operating.md, "Beyond one database machine". A release
-- that brings tables names them here too (a test sees to that): run the file again, what is distributed already is left.

\set ON_ERROR_STOP on

do $$
declare
    reference text;
    distributed text;
begin
    -- Small tables that every store reads.
    foreach reference in array array['installation', 'store_slug', 'teammate_store'] loop
        if not exists (select from pg_dist_partition where logicalrelid = reference::regclass) then
            perform create_reference_table(reference::regclass);
        end if;
    end loop;

    -- Tables of tenants, those that others point to first.
    foreach distributed in array array[
        'store', 'store_logo', 'teammate', 'dashboard_session', 'api_key', 'audit_entry', 'idempotency', 'idempotency_person',
        'account', 'posting', 'entry', 'balance',
        'customer', 'customer_identity', 'consent', 'segment_member',
        'inbox', 'shop_order', 'refund', 'renamed_code',
        'program', 'program_live', 'program_terms',
        'advocate',
        'coupon_code', 'code_use', 'share', 'visit', 'claim',
        'attribution', 'evidence', 'tie', 'referral', 'referral_event',
        'verdict', 'verdict_signal',
        'message', 'message_turn', 'suppression', 'template', 'invitation_queue', 'invitation_file',
        'reward_book', 'reward', 'coupon_pool', 'payee',
        'corner_link', 'corner_session', 'corner_network', 'erasure_request',
        'event', 'event_person', 'webhook_endpoint', 'webhook_delivery'
    ] loop
        if not exists (select from pg_dist_partition where logicalrelid = distributed::regclass) then
            perform create_distributed_table(distributed::regclass, 'store_id',
                colocate_with => case distributed when 'store' then 'default' else 'store' end);
        end if;
    end loop;
end
$$;
