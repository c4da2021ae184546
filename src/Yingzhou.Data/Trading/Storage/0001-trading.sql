create table trading_numbers (
    day  $day$   not null primary key,
    last integer not null
);

create table trading_products (
    id            $id$      not null primary key,
    region        text      not null,
    version       integer   not null,
    created_at    $instant$ not null,
    created_by    text      not null,
    updated_at    $instant$ not null,
    updated_by    text      not null,
    title         text      not null,
    form          text      not null,
    asset         text      not null,
    seller        text      not null,
    seller_name   text      not null,
    price         $decimal$ not null,
    split         text      not null,
    state         text      not null,
    review_due_on $day$     not null,
    words         text
);
create index ix_trading_products_seller on trading_products (seller);
create index ix_trading_products_state on trading_products (state);

create table trading_orders (
    id           $id$      not null primary key,
    region       text      not null,
    version      integer   not null,
    created_at   $instant$ not null,
    created_by   text      not null,
    updated_at   $instant$ not null,
    updated_by   text      not null,
    code         text      not null,
    product_id   $id$      not null,
    title        text      not null,
    buyer        text      not null,
    buyer_name   text      not null,
    seller       text      not null,
    purpose      text      not null,
    amount       $decimal$ not null,
    split        text      not null,
    state        text      not null,
    payment      text,
    delivered_at $instant$,
    parts        text
);
create unique index ix_trading_orders_code on trading_orders (code);
create unique index ix_trading_orders_payment on trading_orders (payment);
create index ix_trading_orders_buyer on trading_orders (buyer);
create index ix_trading_orders_seller on trading_orders (seller);
create index ix_trading_orders_state on trading_orders (state);
