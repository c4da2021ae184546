create table fees_orders (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    case_id      $id$      not null,
    order_number text      not null,
    item_name    text      not null,
    party_key    text      not null,
    yuan         $decimal$ not null,
    reference    text,
    receipt      text,
    paid_at      $instant$,
    refunded_at  $instant$,
    refunded_by  text,
    ended_as     text
);
create unique index ix_fees_orders_case_id on fees_orders (case_id);
create unique index ix_fees_orders_order_number on fees_orders (order_number);
create index ix_fees_orders_party_key on fees_orders (party_key);
create index ix_fees_orders_region_id on fees_orders (region, id);
